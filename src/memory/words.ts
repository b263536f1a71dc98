/**
 * 256 common words that are told apart on a bad line, one for each value of a byte. The list is part
 * of the phrase that `sos head` says: it never changes.
 */
export const WORDS: readonly string[] = `
acid acorn actor adobe album alley almond amber anchor angle antler apple apron arena arrow
atlas attic autumn axis bacon badge bagel balloon bamboo banjo barrel basin basket beacon
beaver berry bicycle biscuit bishop blanket blossom bottle bridge bronze bucket buckle buffalo
butter button cabin cactus camel candle canyon carbon carpet castle cedar cement cherry
chimney circus citrus clover cobra coffee comet copper coral cotton cradle crayon cricket
crystal curtain dagger daisy dancer desert diamond dinner doctor dolphin donkey dragon drummer
eagle echo elbow elephant emerald engine falcon farmer feather fiddle finger flannel flute
forest fossil fountain fox gallop garden garlic gazelle ginger giraffe glacier goblet golden
gorilla granite guitar hammer harbor harvest hazel helmet hermit hickory honey hotel hunter
igloo iron island ivory jacket jaguar jasmine jelly jigsaw judge juniper kangaroo kettle
kitchen kitten koala ladder lantern lava lemon leopard library lilac lizard lobster magnet
mango maple marble meadow melon mirror monkey mountain muffin museum napkin needle nickel
noodle nutmeg oasis oatmeal ocean octopus olive onion orange orchid otter oxygen oyster paddle
palace panther paper parrot parsley peanut pebble pencil pepper piano pigeon pillow pilot
planet pocket polar pony potato pretzel puzzle pyramid quartz quilt quiver rabbit radish raven
ribbon river robin rocket rubber saddle sailor salmon sandal satin saturn scarlet shadow
shovel silver sparrow spider sponge squirrel summer sunset tango teapot temple thunder tiger
timber tomato tractor trumpet tulip tunnel turtle tuxedo umbrella unicorn valley vanilla
velvet violin volcano waffle wagon walnut walrus whistle willow window winter wizard yellow
yogurt zebra zeppelin zigzag zinc
`
  .trim()
  .split(/\s+/);
