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
    /// @notice How two parties have agreed on an act.
    /// @param asked The request that is answered; zero when nothing was asked and one of them had signed.
    /// @param deal As it was asked; zero without a request.
    /// @param signedAt When the consent was signed, UTC seconds; zero with a request.
    struct Agreement {
        ActRow asked;
        bytes32 deal;
        uint40 signedAt;
    }

    /// @notice What a member says on a lot.
    /// @param step One of `Trail`.
    /// @param background What it stands on; zero for nothing.
    struct Word {
        uint8 step;
        MemberId by;
        bytes32 background;
        uint32 epoch;
    }

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
    /// @notice Two parties agreed on an act on a lot, whether one had asked or had signed.
    /// @param act Number of the act in the instrument's table.
    event LotTaken(LotId indexed lot, uint8 act, address desk, uint40 time);
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

    /// @notice Two parties agree: the lot is encumbered as the row says, and the request, if one stood, is gone.
    /// @param row The answer, or the act that a consent allows; the desk needs `OFFERED` for it.
    /// @return The lot afterwards.
    /// @dev Warning: the ledger does not know who answers or signed; the desk has verified it.
    /// @custom:access desk listed for all encumbrances the row requires and sets
    function take(ActRow row, LotRef calldata ref, Agreement calldata agreement) external returns (Lot memory);

    /// @notice As `take`, and the lot's trail records what a member says on it. The instrument moves to the row's state
    /// where it has one.
    /// @return The lot's trail afterwards.
    /// @custom:access desk listed for requests (`OFFERED`); one that services, where the row moves the instrument
    function inscribe(
        ActRow row,
        LotRef calldata ref,
        Agreement calldata agreement,
        Word calldata word
    ) external returns (bytes21);
}
