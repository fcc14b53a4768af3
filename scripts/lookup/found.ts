/** What a look-up found, for people or as JSON; undefined when there is no such thing. */
export type Found = object | undefined;
