// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {MemberId} from "../consortium/Member.sol";
import {LotId, LotRef} from "../lots/LotTypes.sol";

/// @title Guarantees on bills
/// @notice A member guarantees the part that another has in a bill: its holder's, who is liable as drawer or endorser
/// once it passes the bill on, or the acceptor's. The guarantor is liable as the one it guarantees; its word stands in
/// the lot's trail, and the lot stays where it is. Requests are refused, withdrawn and expired at the ledger.
interface IGuarantees {
    /// @param guaranteed The lot's holder at that time, or the bill's acceptor.
    event BillGuaranteed(
        LotId indexed lot,
        MemberId indexed guarantor,
        MemberId indexed guaranteed,
        bool forAcceptor,
        uint40 time,
        uint32 epoch
    );

    error GuaranteesNotTheGuaranteed(LotId lot, MemberId member, MemberId guaranteed);
    /// @notice Nobody guarantees itself, and an acceptor is liable already.
    error GuaranteesGuarantorInvalid(LotId lot, MemberId guarantor);

    /// @notice The holder, or the acceptor, asks a member to guarantee its part.
    /// @param forAcceptor Whether it is the acceptor's part, whoever holds the lot; only once it has accepted.
    /// @param deadline Last moment to answer, not after maturity, UTC seconds.
    /// @custom:access member account with ACT of the one to be guaranteed
    function askGuarantee(LotRef calldata ref, MemberId guarantor, bool forAcceptor, uint40 deadline) external;

    /// @notice The member that was asked guarantees.
    /// @custom:access member account with ACT of the guarantor
    function guarantee(LotRef calldata ref, bool forAcceptor) external;

    /// @notice The one to be guaranteed presents the guarantor's signature: guaranteed at once.
    /// @param deadline Last moment of the consent, UTC seconds.
    /// @custom:access member account with ACT of the one to be guaranteed, consent of the guarantor
    function guaranteeWithConsent(
        LotRef calldata ref,
        bool forAcceptor,
        uint40 deadline,
        bytes calldata consent
    ) external;

    /// @notice What the guarantor signs for `guaranteeWithConsent` (EIP-712).
    function guaranteeDigest(
        LotRef calldata ref,
        bool forAcceptor,
        uint40 issuedAt,
        uint40 deadline
    ) external view returns (bytes32);
}
