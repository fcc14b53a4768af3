// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {MemberId} from "../consortium/Member.sol";
import {ActRow} from "../lots/ActRow.sol";
import {InstrumentId, LotId, LotRef, Units} from "../lots/LotTypes.sol";
import {PathStep} from "../lots/Trail.sol";

/// @title What desks do to receivables beyond what they do to all lots
interface IReceivableDesk {
    /// @notice A lot, or the front `units` of it, on its way to the next holder.
    /// @param recourse Whether the one who passes it on stays liable for payment.
    /// @param background Tag of the document that justifies it: `to` sold, the holder bought.
    struct Passage {
        LotRef ref;
        MemberId to;
        Units units;
        bool recourse;
        bytes32 background;
    }

    error LotsOtherIssue(InstrumentId instrument);

    /// @notice Ends an instrument while its root lot is whole: full range, never passed on, unencumbered.
    /// @param issue The root lot's first step and what it stands on; proven against the trail.
    /// @custom:access desk that services
    function cancel(ActRow row, InstrumentId instrument, PathStep calldata issue, uint32 epoch) external;

    /// @notice Moves an instrument's state by a row, and its maturity.
    /// @custom:access desk that services
    function amend(ActRow row, InstrumentId instrument, uint40 maturity) external;

    /// @notice Passes lots on at their holder's and their receivers' word, each on the ground of its document, which is
    /// used up. All or nothing.
    /// @param from The holder of all of them.
    /// @param signedAt For each the oldest moment at which a party gave its word for it, UTC seconds.
    /// @dev Warning: the ledger does not know who signed; the desk has verified it.
    /// @custom:access desk that passes lots on
    function pass(
        ActRow row,
        MemberId from,
        Passage[] calldata passages,
        uint40[] calldata signedAt,
        uint32 epoch
    ) external;

    /// @notice Lifts the lock of redemption from a lot of which a part is paid for good; the instrument is paid in part
    /// from now on.
    /// @custom:access desk listed for redemption
    function releaseInPart(LotId lot) external;
}
