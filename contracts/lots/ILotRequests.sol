// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {MemberId} from "../consortium/Member.sol";
import {ActRow} from "./ActRow.sol";
import {Lot} from "./Lot.sol";
import {InstrumentId, LotId, LotRef} from "./LotTypes.sol";
import {Step} from "./Trail.sol";

/// @title How a desk has two parties agree on a lot
/// @notice The request stands in the ledger, on the lot it is about, so that refusing, withdrawing and expiry restore
/// exactly what was before it, whichever desk asked; and so does what other members say on a lot, in its trail.
interface ILotRequests {
    /// @notice A desk asks a member on behalf of another.
    /// @param act Number of the requested act in the instrument's table.
    event LotAsked(
        LotId indexed lot,
        MemberId indexed from,
        MemberId indexed to,
        uint8 act,
        uint40 deadline,
        bytes32 deal,
        address desk
    );
    /// @notice What was asked is agreed to.
    event LotTaken(LotId indexed lot, MemberId indexed from, MemberId indexed to, uint8 act, address desk);
    /// @notice A member said something on a lot, which stays with its holder.
    event LotInscribed(
        InstrumentId indexed instrument,
        MemberId indexed by,
        MemberId indexed holder,
        Step step,
        bytes32 background
    );

    /// @notice Asks: the lot is locked as the row says, and the request stands on it until its answer. An expired one
    /// stops nothing.
    /// @param row The act; what it sets must hold `OFFERED`.
    /// @param deadline Last moment to answer, UTC seconds; not after maturity where the row is for before it.
    /// @param deal Hash of all that is asked for.
    /// @return The lot afterwards.
    /// @dev Warning: the ledger does not know who asks; the desk has verified it.
    /// @custom:access desk listed for all encumbrances the row requires and sets
    function ask(
        ActRow row,
        LotRef calldata ref,
        MemberId from,
        MemberId to,
        uint40 deadline,
        bytes32 deal
    ) external returns (Lot memory);

    /// @notice The one who was asked agrees to what was asked by `askedRow`.
    /// @param row The answer; what it requires must hold `OFFERED`.
    /// @param deal As it was asked.
    /// @return The lot afterwards.
    /// @dev Warning: the ledger does not know who answers; the desk has verified it.
    /// @custom:access desk listed for all encumbrances the row requires and sets
    function take(ActRow row, ActRow askedRow, LotRef calldata ref, bytes32 deal) external returns (Lot memory);

    /// @notice Records in a lot's trail what a member says on it.
    /// @param step One of `Trail`.
    /// @param background What it stands on; zero for nothing.
    /// @return The lot's trail afterwards.
    /// @custom:access desk listed for requests (`OFFERED`)
    function inscribe(
        ActRow row,
        LotRef calldata ref,
        uint8 step,
        MemberId by,
        bytes32 background,
        uint32 epoch
    ) external returns (bytes21);
}
