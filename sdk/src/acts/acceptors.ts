import { setFigures } from "./acceptors/set-figures.js";

/** Acts of the central bank on acceptors of bills. */
export const acceptors = { setFigures } as const;
