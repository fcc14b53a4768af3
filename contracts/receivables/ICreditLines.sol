// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {IObligationBook} from "../consortium/IObligationBook.sol";
import {MemberId} from "../consortium/Member.sol";

/// @dev The order is part of the storage layout: only append.
enum LinePurpose {
    /// @dev A bank's limit for what a core enterprise may confirm.
    Confirmation,
    /// @dev A bank's own limit for what it finances on a debtor.
    Financing
}

/// @title Credit lines
/// @notice A bank grants a core enterprise a line per currency. Confirming a receivable uses up its face, payment
/// releases what is paid, cancellation the face: what is used of a line is always the sum of what is open of the faces
/// confirmed on it. A second kind of line limits what the bank itself finances on a debtor: used is the sum of the
/// principals not yet collected.
/// @dev Amounts in minor units of the line's currency.
interface ICreditLines is IObligationBook {
    /// @param until Last moment at which it may be used up further, UTC seconds.
    /// @param suspended No further use until it is resumed; releases always happen.
    struct CreditLine {
        uint64 limit;
        uint64 used;
        uint40 until;
        bool suspended;
    }

    event CreditLineGranted(
        MemberId indexed bank,
        MemberId indexed debtor,
        uint16 indexed currency,
        LinePurpose purpose,
        uint64 limit,
        uint40 until,
        uint32 epoch
    );
    event CreditLineSuspended(
        MemberId indexed bank,
        MemberId indexed debtor,
        uint16 indexed currency,
        LinePurpose purpose,
        uint40 time
    );
    event CreditLineResumed(
        MemberId indexed bank,
        MemberId indexed debtor,
        uint16 indexed currency,
        LinePurpose purpose,
        uint40 time
    );
    /// @param used What is used of it from now on.
    event CreditLineUsed(
        MemberId indexed bank,
        MemberId indexed debtor,
        uint16 indexed currency,
        LinePurpose purpose,
        uint64 used
    );
    /// @param used What is still used of it.
    event CreditLineReleased(
        MemberId indexed bank,
        MemberId indexed debtor,
        uint16 indexed currency,
        LinePurpose purpose,
        uint64 used
    );
    event CreditLineDeskSet(address indexed desk, bool listed);

    error CreditLineNotADesk(address caller);
    error CreditLineMissing(MemberId bank, MemberId debtor, uint16 currency, LinePurpose purpose);
    error CreditLineIsSuspended(MemberId bank, MemberId debtor, uint16 currency, LinePurpose purpose);
    error CreditLineExpired(MemberId bank, MemberId debtor, uint16 currency, LinePurpose purpose, uint40 until);
    error CreditLineExceeded(
        MemberId bank,
        MemberId debtor,
        uint16 currency,
        LinePurpose purpose,
        uint64 left,
        uint64 amount
    );
    error CreditLineTermsInvalid(uint64 limit, uint40 until);

    /// @notice Grants a line, or changes its limit and term; what is used stays used, though it may be more than the
    /// new limit. A limit of zero ends it for further use.
    /// @param until Last moment at which it may be used up further, not passed yet, UTC seconds.
    /// @custom:access member account with ACT of a bank
    function grant(MemberId debtor, uint16 currency, LinePurpose purpose, uint64 limit, uint40 until) external;

    /// @notice Stops further use.
    /// @custom:access member account with ACT of the bank that granted it
    function suspend(MemberId debtor, uint16 currency, LinePurpose purpose) external;

    /// @notice Allows further use again.
    /// @custom:access member account with ACT of the bank that granted it
    function resume(MemberId debtor, uint16 currency, LinePurpose purpose) external;

    /// @notice Uses up a part of a line.
    /// @custom:access listed desk
    function consume(MemberId bank, MemberId debtor, uint16 currency, LinePurpose purpose, uint64 amount) external;

    /// @notice Gives back what was used up. Never refused for a line's state: the money was paid.
    /// @dev Warning: desks are trusted to give back no more than they used; beyond all that is used the arithmetic
    /// stops them.
    /// @custom:access listed desk
    function release(MemberId bank, MemberId debtor, uint16 currency, LinePurpose purpose, uint64 amount) external;

    /// @notice Lists or delists a desk.
    /// @custom:access council (wiring)
    function setDesk(address desk, bool listed) external;

    function lineAt(
        MemberId bank,
        MemberId debtor,
        uint16 currency,
        LinePurpose purpose
    ) external view returns (CreditLine memory);
}
