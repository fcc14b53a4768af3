// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {ConsentDomain} from "../consortium/ConsentDomain.sol";
import {Consents} from "../consortium/Consents.sol";
import {Gated} from "../consortium/Gated.sol";
import {IGate} from "../consortium/IGate.sol";
import {MemberId} from "../consortium/Member.sol";
import {Governed} from "../governance/Governed.sol";
import {ActRow} from "../lots/ActRow.sol";
import {ILotRequests} from "../lots/ILotRequests.sol";
import {ILots} from "../lots/ILots.sol";
import {IRequests} from "../lots/IRequests.sol";
import {Lot} from "../lots/Lot.sol";
import {LotId, LotRef} from "../lots/LotTypes.sol";
import {Request} from "../lots/Request.sol";
import {IBills} from "./IBills.sol";

/// @notice A desk of bills: how two members come to agree on a lot. Requests stand in the ledger, where the one asked
/// refuses and the one who asked withdraws; an answer or a consent is given to the desk.
abstract contract BillDesk is Gated, ConsentDomain, Governed {
    /// @dev Two members that agreed.
    /// @param me Whose account acts.
    /// @param other The one who had asked or signed.
    struct Parties {
        MemberId me;
        MemberId other;
        uint32 epoch;
    }

    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    IBills public immutable BILLS;

    /// @custom:oz-upgrades-unsafe-allow constructor
    constructor(IGate gate, IBills bills) Gated(gate) {
        BILLS = bills;
    }

    /// @param authority The AccessManager through which the council acts.
    /// @custom:access anyone, once; the proxy as it is made
    function initialize(address authority) external initializer {
        __AccessManaged_init(authority);
    }

    /// @dev The sender's member asks `to` about a lot that it holds.
    function _askAsHolder(
        ActRow row,
        LotRef memory ref,
        MemberId to,
        uint40 deadline,
        bytes32 deal
    ) internal returns (MemberId me, uint32 epoch) {
        (me, epoch) = GATE.enter(row.entry(), msg.sender, to);
        _checkHolder(ref.lot, BILLS.ask(row, ref, me, to, deadline, deal), me);
    }

    /// @dev The sender's member answers what `asked` asked of it about a lot.
    function _answer(
        ActRow row,
        ActRow asked,
        LotId id,
        bytes32 deal
    ) internal view returns (Parties memory parties, ILotRequests.Agreement memory agreement) {
        Request memory request = BILLS.requestAt(id);
        if (request.act != asked.act()) revert IRequests.LotsNoRequest(id);
        parties.other = request.from;
        (parties.me, parties.epoch) = GATE.enter(row.entry(), msg.sender, request.from);
        if (parties.me != request.to) revert IRequests.LotsNotYourRequest(id, parties.me);
        agreement = ILotRequests.Agreement(asked, deal, 0);
    }

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

    function _checkHolder(LotId id, Lot memory lot, MemberId me) internal pure {
        if (lot.holder != me) revert ILots.LotsNotHolder(id, me, lot.holder);
    }
}
