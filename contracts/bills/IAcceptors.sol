// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {IObligationBook} from "../consortium/IObligationBook.sol";
import {MemberId} from "../consortium/Member.sol";
import {InstrumentId} from "../lots/LotTypes.sol";
import {OverdueMoments} from "./OverdueMoments.sol";

/// @title What acceptors of bills owe
/// @notice The sum of the faces each acceptor has accepted and not paid yet, and of the margin deposits it holds for
/// them. A bank accepts no more than a share of its total assets and takes no more margin than a share of its deposits;
/// the central bank states both figures, and without figures in force a bank accepts nothing. Enterprises need no
/// figures. Acceptances that became overdue are disclosed, and too many of them within a time bar an acceptor.
/// @dev Amounts in minor units of yuan. The shares, the number and the time are rules (`Parameters.BILL_...`). A bar
/// ends by time alone, so there is nothing to lift.
interface IAcceptors is IObligationBook {
    /// @param totalAssets As the central bank stated them, with `deposits`; zero of an enterprise.
    /// @param asOf The moment that the figures describe, UTC seconds.
    /// @param until Last moment at which they are in force, UTC seconds; zero when there never were any.
    /// @param outstanding Faces accepted and neither paid nor withdrawn.
    /// @param margins Margin deposits held for them.
    struct Acceptor {
        uint64 totalAssets;
        uint64 deposits;
        uint40 asOf;
        uint40 until;
        uint64 outstanding;
        uint64 margins;
    }

    /// @notice What an acceptor may do now, by the rules in force.
    /// @param acceptanceCap What may be outstanding at most, zero without figures in force; for an enterprise, which
    /// has no cap, the highest number.
    /// @param marginCap As `acceptanceCap`, of margin deposits.
    /// @param overdueInWindow How many of the overdue acceptances remembered (at most six) count towards a bar.
    /// @param barredUntil Last moment at which it is barred, UTC seconds; zero when it is not.
    struct Standing {
        uint64 acceptanceCap;
        uint64 marginCap;
        uint8 overdueInWindow;
        uint40 barredUntil;
    }

    event AcceptorFiguresSet(
        MemberId indexed acceptor,
        MemberId indexed by,
        uint64 totalAssets,
        uint64 deposits,
        uint40 asOf,
        uint40 until,
        uint32 epoch
    );
    /// @param outstanding What is outstanding from now on.
    /// @param margins What margin deposits it holds from now on.
    /// @param epoch The rules that judged it.
    event AcceptanceBooked(
        MemberId indexed acceptor,
        uint64 amount,
        uint64 margin,
        uint64 outstanding,
        uint64 margins,
        uint32 epoch
    );
    /// @param outstanding What is still outstanding.
    /// @param margins What margin deposits it still holds.
    event AcceptanceReleased(
        MemberId indexed acceptor,
        uint64 amount,
        uint64 margin,
        uint64 outstanding,
        uint64 margins
    );
    event AcceptanceOverdue(MemberId indexed acceptor, InstrumentId indexed instrument, uint40 time);
    event AcceptorDeskSet(address indexed desk, bool listed);

    error AcceptorNotADesk(address caller);
    error AcceptorFiguresInvalid(uint40 asOf, uint40 until);
    error AcceptorFiguresMissing(MemberId acceptor);
    error AcceptorFiguresExpired(MemberId acceptor, uint40 until);
    /// @param cap The share of its total assets that may be outstanding, whole units.
    /// @param outstanding What is outstanding without the amount.
    error AcceptorCapExceeded(MemberId acceptor, uint64 cap, uint64 outstanding, uint64 amount);
    /// @param cap The share of its deposits that margin deposits may be, whole units.
    /// @param margins What it holds without the margin.
    error AcceptorMarginCapExceeded(MemberId acceptor, uint64 cap, uint64 margins, uint64 margin);
    /// @param until Last moment of the bar, UTC seconds.
    error AcceptorBarred(MemberId acceptor, uint40 until);
    /// @notice The rule book has a value with which nobody can be judged.
    error AcceptorRuleTooHigh(bytes32 parameter, uint256 value, uint256 highest);

    /// @notice States a bank's figures; replaces those before. What is accepted stays accepted, though it may be more
    /// than the new figures bear.
    /// @param asOf The moment they describe, not in the future, UTC seconds.
    /// @param until Last moment at which the bank may accept on them, not passed yet, UTC seconds.
    /// @custom:access central bank with a mandate for bills in the bank's region
    function setFigures(MemberId acceptor, uint64 totalAssets, uint64 deposits, uint40 asOf, uint40 until) external;

    /// @notice A bill is accepted: judged by bar, figures and caps, and added to what the acceptor owes.
    /// @dev Warning: who may accept at all (kind, state of the member) is the desk's to check.
    /// @param amount The bill's face.
    /// @param margin The deposit that the acceptor took for it.
    /// @custom:access listed desk
    function accept(MemberId acceptor, uint64 amount, uint64 margin) external;

    /// @notice A bill is paid, wholly or in part, or withdrawn. Never refused for the acceptor's state: the money was
    /// paid.
    /// @dev Warning: desks are trusted to release no more than they booked; beyond all that is booked the arithmetic
    /// stops them.
    /// @custom:access listed desk
    function release(MemberId acceptor, uint64 amount, uint64 margin) external;

    /// @notice An accepted bill was not paid when it was due. Of one instrument this counts once, however often it is
    /// said: its lots are presented one by one.
    /// @custom:access listed desk
    function recordOverdue(MemberId acceptor, InstrumentId instrument) external;

    /// @notice Lists or delists a desk.
    /// @custom:access council (wiring)
    function setDesk(address desk, bool listed) external;

    function acceptorAt(MemberId acceptor) external view returns (Acceptor memory);

    /// @notice What follows for an acceptor from its figures, its overdue acceptances, the rules and the time now.
    function standingOf(MemberId acceptor) external view returns (Standing memory);

    /// @notice The moments at which its last acceptances became overdue.
    function overdueOf(MemberId acceptor) external view returns (OverdueMoments);

    /// @notice When an instrument's acceptance was recorded as overdue, UTC seconds; zero when it was not.
    function overdueSince(InstrumentId instrument) external view returns (uint40);
}
