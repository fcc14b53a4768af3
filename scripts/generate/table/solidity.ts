import type { Output } from "../outputs.ts";
import { constantName } from "./names.ts";
import { encodeRow } from "./row.ts";
import type { StateTable } from "./schema.ts";
import type { Vocabulary } from "./vocabulary.ts";

// Not 40, which the compiler would take for an address.
const ROW_HEX_DIGITS = 44;

/** The table as the contracts read it: one constant a state and an act. */
export function solidityTable(source: string, table: StateTable, vocabulary: Vocabulary): Output {
  const { name: tableName, area, contract, instrument, states, acts } = table;
  const stateLines = states.map(({ name, value }) => `uint8 internal constant ${constantName(name)} = ${value};`);
  const rowLines = acts.map((act) => {
    const row = encodeRow(table, act, vocabulary).toString(16).padStart(ROW_HEX_DIGITS, "0");
    return `/// @dev ${act.note}\nActRow internal constant ${constantName(act.act)} = ActRow.wrap(0x${row});`;
  });
  const content = `// SPDX-License-Identifier: Apache-2.0
// Generated from ${source}; do not edit.
pragma solidity 0.8.35;

import {ActRow} from "../lots/ActRow.sol";

/// @notice The state table of ${instrument}s and their lots, one constant a row; see docs/reference/states/${tableName}.md.
library ${contract} {
${stateLines.join("\n")}

${rowLines.join("\n")}
}
`;
  return { path: `contracts/${area}/${contract}.sol`, content };
}
