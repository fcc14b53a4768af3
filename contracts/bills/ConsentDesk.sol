// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {ConsentDomain} from "../consortium/ConsentDomain.sol";
import {Consents} from "../consortium/Consents.sol";
import {IGate} from "../consortium/IGate.sol";
import {MemberId} from "../consortium/Member.sol";
import {ActRow} from "../lots/ActRow.sol";
import {ILotRequests} from "../lots/ILotRequests.sol";
import {IRequests} from "../lots/IRequests.sol";
import {LotId} from "../lots/LotTypes.sol";
import {BillDesk} from "./BillDesk.sol";
import {IBills} from "./IBills.sol";

/// @notice A desk of bills where a member may also act at once with another's signature.
abstract contract ConsentDesk is BillDesk, ConsentDomain {
    /// @custom:oz-upgrades-unsafe-allow constructor
    constructor(IGate gate, IBills bills) BillDesk(gate, bills) {}

    /// @dev The sender's member acts on a lot with another's signature.
    /// @param content EIP-712 struct hash of what was signed, with the time of signing and the deadline.
    function _hear(
        ActRow row,
        LotId id,
        bytes32 content,
        uint40 deadline,
        bytes calldata consent
    ) internal view returns (Parties memory parties, ILotRequests.Agreement memory agreement) {
        (address signer, uint40 issuedAt) = Consents.read(consent);
        Consents.verify(consent, _typedDigest(content), signer, issuedAt);
        if (block.timestamp > deadline) revert IRequests.LotsDeadlinePassed(id, deadline);
        (parties.me, parties.other, parties.epoch) = GATE.meet(row.entry(), msg.sender, signer, issuedAt);
        agreement.signedAt = issuedAt;
    }

    /// @dev When a consent was signed, UTC seconds; nothing is verified.
    function _signedAt(bytes calldata consent) internal pure returns (uint40 issuedAt) {
        (, issuedAt) = Consents.read(consent);
    }

    function _checkSignedFor(MemberId signedFor, MemberId expected) internal pure {
        if (signedFor != expected) revert IRequests.LotsConsentForOther(signedFor, expected);
    }
}
