// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {MemberId} from "../consortium/Member.sol";
import {ActRow} from "./ActRow.sol";
import {Instrument} from "./Instrument.sol";
import {Lot} from "./Lot.sol";
import {InstrumentId, LotId, LotRef, Units} from "./LotTypes.sol";
import {Step} from "./Trail.sol";

/// @title How a desk acts on instruments and lots, and the only way
/// @notice A desk (origination, servicing, bulk assignment, financing, redemption, recourse; later discount,
/// rediscount) is a contract that the council listed with powers: the encumbrances it may lay and lift, and whether it
/// originates or services instruments, or passes lots on for their holders. It may do nothing else. What desks do to
/// one kind of instrument alone is in the interface of its ledger.
interface ILotDesk {
    event LotEncumbered(LotId indexed lot, uint16 reason, address desk);
    event LotReleased(LotId indexed lot, uint16 reason, address desk);
    /// @notice A desk delivered a lot against cash.
    event LotDelivered(
        InstrumentId indexed instrument,
        MemberId indexed from,
        MemberId indexed to,
        Step step,
        bytes32 background
    );
    /// @param powers What it may begin: bits of `Encumbrance` that it lays, and of `DeskPower`.
    /// @param duties What it may bring to an end: bits of `Encumbrance` that it lifts.
    event LotDeskSet(address indexed desk, uint16 powers, uint16 duties);

    error LotsNotADesk(address caller, uint16 powers);
    /// @notice Bits that are no power: with them a desk could undo an ending or a cut of consents.
    error LotsPowersUnknown(address desk, uint16 powers);
    error LotsNotWhole(InstrumentId instrument);

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

    /// @notice Does a desk's act on a lot: checks the row's states, time and encumbrances, clears what the row requires
    /// and lays what it sets.
    /// @return The lot afterwards.
    /// @custom:access desk listed for all encumbrances the row requires and sets
    function encumber(ActRow row, LotRef calldata ref) external returns (Lot memory);

    /// @notice As `encumber`, for the front `units` of a lot: if that is less than all, they are split off first.
    /// @return lot The encumbered lot's name.
    /// @custom:access desk listed for all encumbrances the row requires and sets
    function encumberPart(ActRow row, LotRef calldata ref, Units units) external returns (LotId lot, Lot memory);

    /// @notice Lifts an encumbrance that the desk laid; the lot is as before.
    /// @custom:access desk listed for the reason
    function release(LotId lot, uint16 reason) external;

    /// @notice Hands a lot on which the desk laid `reason` over against cash; the reason is lifted, others stay. Its
    /// tier stays too, for that counts assignments down the chain.
    /// @param act `SOLD`, `SOLD_WITH_RECOURSE` or `RECOVERED` of `Trail`.
    /// @param background What it stands on, for example the payment instruction.
    /// @custom:access desk listed for the reason
    function deliver(LotId lot, uint16 reason, MemberId to, uint8 act, bytes32 background, uint32 epoch) external;

    /// @notice Ends a lot on which the desk laid `reason`: its units are redeemed.
    /// @param background What the ending stands on, for example the payment instruction.
    /// @param epoch The rule epoch of the act.
    /// @custom:access desk listed for the reason
    function redeem(LotId lot, uint16 reason, bytes32 background, uint32 epoch) external;

    /// @notice Lists a desk with what it may begin and what it may bring to an end; nothing of either to delist it.
    /// @dev Warning: a desk with payments on their way keeps its duties until they are concluded, though it begins
    /// nothing new: without them the reports of final cash are refused until it has them again.
    /// @custom:access council (wiring)
    function setDesk(address desk, uint16 powers, uint16 duties) external;
}
