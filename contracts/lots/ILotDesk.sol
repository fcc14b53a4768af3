// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {MemberId} from "../consortium/Member.sol";
import {ActRow} from "./ActRow.sol";
import {Instrument} from "./Instrument.sol";
import {Lot} from "./Lot.sol";
import {InstrumentId, LotId, LotRef} from "./LotTypes.sol";
import {PathStep} from "./Trail.sol";

/// @title How a desk acts on instruments and lots, and the only way
/// @notice A desk (origination, servicing, redemption; later financing, discount, rediscount) is a contract that the
/// council listed with powers: the encumbrances it may lay and lift, and whether it originates or services instruments.
/// It may do nothing else.
interface ILotDesk {
    event LotEncumbered(LotId indexed lot, uint16 reason, address desk);
    event LotReleased(LotId indexed lot, uint16 reason, address desk);
    /// @param powers Bits of `Encumbrance`, and of `DeskPower`.
    event LotDeskSet(address indexed desk, uint16 powers);

    error LotsNotADesk(address caller, uint16 powers);
    /// @notice Bits that are no power: with them a desk could undo an ending or a cut of consents.
    error LotsPowersUnknown(address desk, uint16 powers);
    error LotsNotWhole(InstrumentId instrument);
    error LotsOtherIssue(InstrumentId instrument);

    /// @notice Brings an instrument into being and mints its root lot.
    /// @param row The act; gives the instrument's state and must be allowed from the one it has.
    /// @param terms What is fixed for the instrument's life; its state is ignored.
    /// @param holder The first creditor.
    /// @custom:access desk that originates
    function mint(
        ActRow row,
        InstrumentId instrument,
        Instrument calldata terms,
        MemberId holder,
        bytes32 background,
        uint32 epoch
    ) external;

    /// @notice Ends an instrument while its root lot is whole: full range, never passed on, unencumbered.
    /// @param issue The root lot's first step and what it stands on; proven against the trail.
    /// @custom:access desk that services
    function cancel(ActRow row, InstrumentId instrument, PathStep calldata issue, uint32 epoch) external;

    /// @notice Moves an instrument's state by a row, and its maturity.
    /// @custom:access desk that services
    function amend(ActRow row, InstrumentId instrument, uint40 maturity) external;

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

    /// @notice Lists a desk with its powers; none to delist it.
    /// @dev Warning: a desk lifts and ends only while it is listed. One with payments on their way is delisted only
    /// once they are concluded; or else reports of final cash are refused until it is listed again.
    /// @custom:access council (wiring)
    function setDesk(address desk, uint16 powers) external;
}
