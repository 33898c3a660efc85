/** The version in package.json, put in by the build. */
declare const __ZHIBU_VERSION__: string;
