declare const __SOS_VERSION__: string;

/** Version of the package, put in by the build so that no start reads package.json. */
export const VERSION = __SOS_VERSION__;
