// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {MemberId} from "../consortium/Member.sol";
import {Instrument} from "./Instrument.sol";
import {ILotDesk} from "./ILotDesk.sol";
import {Lot} from "./Lot.sol";
import {InstrumentId, LotId, Units} from "./LotTypes.sol";
import {IRequests} from "./IRequests.sol";
import {PathStep, Step} from "./Trail.sol";

/// @title Lots: what receivables and bills share
/// @notice A confirmed instrument is a row of `face` units. A lot is a contiguous range of them in one hand. The lots
/// of an instrument, live and ended, always partition the row: a split cuts a range, a merge undoes a split, nothing
/// else changes a range. Whoever holds a lot stays its legal holder while it is encumbered: no escrow owns a lot.
interface ILots is ILotDesk, IRequests {
    event LotIssued(
        InstrumentId indexed instrument,
        MemberId indexed obligor,
        MemberId indexed holder,
        Step step,
        bytes32 background
    );
    /// @notice A lot, or the front part of the one that ends at the step's parent end, changed hands.
    event LotAssigned(
        InstrumentId indexed instrument,
        MemberId indexed from,
        MemberId indexed to,
        Step step,
        bytes32 background
    );
    event LotSplit(InstrumentId indexed instrument, MemberId indexed holder, LotId parent, LotId child);
    event LotsMerged(InstrumentId indexed instrument, MemberId indexed holder, LotId parent, LotId child);
    event LotEnded(
        InstrumentId indexed instrument,
        MemberId indexed holder,
        LotId indexed lot,
        Step step,
        bytes32 background
    );

    error LotsUnknown(LotId lot);
    error LotsEnded(LotId lot);
    error LotsEncumbered(LotId lot, uint16 flags);
    error LotsNotEncumbered(LotId lot, uint16 needed);
    error LotsChanged(LotId lot, bytes21 trail, bytes21 given);
    error LotsNotHolder(LotId lot, MemberId member, MemberId holder);
    error LotsStateForbids(InstrumentId instrument, uint8 act, uint8 state);
    error LotsMatured(InstrumentId instrument, uint40 maturity);
    error LotsNotMatured(InstrumentId instrument, uint40 maturity);
    error LotsNotAssignable(InstrumentId instrument);
    error LotsTierLimit(LotId lot, uint8 highestTier);
    error LotsUnitsInvalid(LotId lot, Units units, Units available);
    error LotsBelowSmallest(LotId lot, Units part, Units smallest);
    error LotsNotSplittable(InstrumentId instrument);
    error LotsReceiverInvalid(LotId lot, MemberId to);
    error LotsNotSiblings(LotId parent, LotId child);
    /// @notice Lots are moved by acts with a background, not by token transfers.
    /// @param instead Selector of the act to use.
    error LotsMoveByActs(bytes4 instead);

    /// @notice Cuts the front `units` off a lot into a new lot of the same holder.
    /// @return child The new lot's name.
    /// @custom:access member account with ACT of the holder
    function split(LotId lot, Units units) external returns (LotId child);

    /// @notice Undoes a split whose two parts have not moved since; splits of one lot are undone last first.
    /// @param before The lot's trail before the split; proves both parts' trails.
    /// @custom:access member account with ACT of the holder
    function merge(LotId lot, LotId child, bytes21 before) external;

    function instrumentAt(InstrumentId instrument) external view returns (Instrument memory);

    /// @notice A lot, live or ended; all zero when there never was one, or a merge undid it.
    function lotAt(LotId lot) external view returns (Lot memory);

    /// @notice Whether `path` is the history of this lot, from issue to now.
    function isPath(LotId lot, PathStep[] calldata path) external view returns (bool);

    /// @notice The constant address that stands for a member on the token face; no key has it.
    function memberAddress(MemberId member) external pure returns (address);
}
