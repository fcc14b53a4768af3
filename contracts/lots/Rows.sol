// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {ActRow, When} from "./ActRow.sol";
import {ILots} from "./ILots.sol";
import {InstrumentId} from "./LotTypes.sol";

/// @notice Whether an instrument's state and the time allow a row of its table.
library Rows {
    function check(ActRow row, InstrumentId id, uint8 state, uint40 maturity) internal view {
        if (!row.allows(state)) revert ILots.LotsStateForbids(id, row.act(), state);
        When when = row.when();
        if (when == When.BeforeMaturity) {
            if (block.timestamp >= maturity) revert ILots.LotsMatured(id, maturity);
        } else if (when == When.FromMaturity) {
            if (block.timestamp < maturity) revert ILots.LotsNotMatured(id, maturity);
        }
    }
}
