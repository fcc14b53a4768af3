import { z } from "zod";
import { hash } from "../schemas.js";

/** Payment instructions an act is about. */
export const instructions = z.array(hash).min(1).max(200).describe("Ids of payment instructions");
