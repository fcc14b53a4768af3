// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {IGate} from "./IGate.sol";

/// @notice A contract whose acts pass the gate.
abstract contract Gated {
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    IGate public immutable GATE;

    /// @custom:oz-upgrades-unsafe-allow constructor
    constructor(IGate gate) {
        GATE = gate;
    }
}
