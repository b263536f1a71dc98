import type { HelpView } from './help.ts';
import type { JoinedView } from './joined.ts';
import type { StartedView } from './started.ts';
import type { VersionView } from './version.ts';
import type { WhoamiView } from './whoami.ts';

/** Every answer that sos can give, by name. The shape is public: a field may come, none goes. */
export interface Views {
  readonly help: HelpView;
  readonly joined: JoinedView;
  readonly started: StartedView;
  readonly version: VersionView;
  readonly whoami: WhoamiView;
}

/** The name of an answer's shape. */
export type ViewName = keyof Views;

/** An answer with the name of its shape. `content` is what `--json` prints under `data`. */
export type View<N extends ViewName = ViewName> = {
  readonly [K in N]: { readonly name: K; readonly content: Views[K] };
}[N];
