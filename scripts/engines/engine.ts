/** A browser that is led from outside. `run` gives the answer of a script in the page; a promise is waited for. */
export type Engine = {
  readonly open: (url: string) => Promise<void>;
  readonly run: (script: string) => Promise<unknown>;
  readonly close: () => Promise<void>;
};

/** How an engine is started; undefined when it is not on this machine. */
export type EngineOnThisMachine = { readonly name: string; readonly start: (() => Promise<Engine>) | undefined };
