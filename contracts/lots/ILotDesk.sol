// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {ActRow} from "./ActRow.sol";
import {Lot} from "./Lot.sol";
import {LotId, LotRef} from "./LotTypes.sol";

/// @title How a desk acts on lots, and the only way
/// @notice A desk (redemption; later financing, discount, rediscount) is a contract that the council listed for certain
/// encumbrances. It may lay and lift those and end what it has laid them on; nothing else.
interface ILotDesk {
    event LotEncumbered(LotId indexed lot, uint16 reason, address desk);
    event LotReleased(LotId indexed lot, uint16 reason, address desk);
    event LotDeskSet(address indexed desk, uint16 reasons);

    error LotsNotADesk(address caller, uint16 reasons);

    /// @notice Does a desk's act on a lot: checks the row's states, time and encumbrances, clears what the row requires
    /// and lays what it sets.
    /// @return The lot afterwards.
    /// @custom:access desk listed for all encumbrances the row requires and sets
    function encumber(ActRow row, LotRef calldata ref) external returns (Lot memory);

    /// @notice Lifts an encumbrance that the desk laid; the lot is as before.
    /// @custom:access desk listed for the reason
    function release(LotId lot, uint16 reason) external;

    /// @notice Ends a lot on which the desk laid `reason`: its units are redeemed.
    /// @param background What the ending stands on, for example the payment instruction.
    /// @param epoch The rule epoch of the act.
    /// @custom:access desk listed for the reason
    function redeem(LotId lot, uint16 reason, bytes32 background, uint32 epoch) external;

    /// @notice Lists a desk for encumbrances; none to delist it.
    /// @custom:access council (wiring)
    function setDesk(address desk, uint16 reasons) external;
}
