// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {ConsentDomain} from "../consortium/ConsentDomain.sol";
import {Consents} from "../consortium/Consents.sol";
import {Gated} from "../consortium/Gated.sol";
import {IGate} from "../consortium/IGate.sol";
import {MemberId, NOBODY} from "../consortium/Member.sol";
import {Governed} from "../governance/Governed.sol";
import {IBulkAssignment} from "./IBulkAssignment.sol";
import {IReceivableDesk} from "./IReceivableDesk.sol";
import {IReceivables} from "./IReceivables.sol";
import {ReceivableTable as Table} from "./ReceivableTable.sol";

/// @title Desk for many assignments at once
/// @notice See `IBulkAssignment`. It hears the parties; what the ledger then passes on, the ledger checks.
contract BulkAssignment is IBulkAssignment, ConsentDomain, Gated, Governed {
    bytes32 private constant ITEM_TYPE = keccak256(
        "Assignment(uint256 lot,bytes21 trail,uint24 to,uint40 units,bool recourse,bytes32 background)"
    );
    bytes32 private constant LIST_TYPE = keccak256(
        "Assignments(uint24 holder,Assignment[] items,uint40 issuedAt,uint40 deadline)"
        "Assignment(uint256 lot,bytes21 trail,uint24 to,uint40 units,bool recourse,bytes32 background)"
    );

    /// @param orderedAt When the holder gave its word; no limit where it acts itself.
    /// @param hashes Of its items, as they are signed.
    struct List {
        MemberId holder;
        uint40 deadline;
        uint40 orderedAt;
        bytes32[] hashes;
    }

    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    IReceivables public immutable RECEIVABLES;

    /// @custom:oz-upgrades-unsafe-allow constructor
    constructor(IGate gate, IReceivables receivables) Gated(gate) {
        RECEIVABLES = receivables;
    }

    /// @param authority The AccessManager through which the council acts.
    /// @custom:access anyone, once; the proxy as it is made
    function initialize(address authority) external initializer {
        __AccessManaged_init(authority);
    }

    /// @inheritdoc IBulkAssignment
    function assignMany(
        IReceivableDesk.Passage[] calldata items,
        uint40 deadline,
        Acceptance[] calldata acceptances
    ) external {
        (MemberId holder, uint32 epoch) = GATE.enter(Table.ASSIGN_MANY.entry(), msg.sender, NOBODY);
        List memory list = List(holder, deadline, type(uint40).max, _hashes(items));
        _pass(holder, items, _hear(list, items, acceptances), epoch);
        emit BulkAssigned(holder, items.length, false);
    }

    /// @inheritdoc IBulkAssignment
    function assignManyFor(
        IReceivableDesk.Passage[] calldata items,
        uint40 deadline,
        bytes calldata order,
        Acceptance[] calldata acceptances
    ) external {
        (List memory list, uint32 epoch) = _ordered(items, deadline, order);
        _pass(list.holder, items, _hear(list, items, acceptances), epoch);
        emit BulkAssigned(list.holder, items.length, true);
    }

    /// @inheritdoc IBulkAssignment
    function assignmentsDigest(
        MemberId holder,
        IReceivableDesk.Passage[] calldata items,
        uint40 issuedAt,
        uint40 deadline
    ) external view returns (bytes32) {
        return _digest(List(holder, deadline, 0, _hashes(items)), 0, items.length, issuedAt);
    }

    /// @dev The list at its holder's signature.
    function _ordered(
        IReceivableDesk.Passage[] calldata items,
        uint40 deadline,
        bytes calldata order
    ) private view returns (List memory list, uint32 epoch) {
        (address signer, uint40 issuedAt) = Consents.read(order);
        MemberId holder;
        (holder, epoch) = GATE.enterSigned(Table.ASSIGN_MANY.entry(), signer, issuedAt);
        list = List(holder, deadline, issuedAt, _hashes(items));
        Consents.verify(order, _digest(list, 0, items.length, issuedAt), signer, issuedAt);
    }

    /// @dev Hears every receiver on what it receives.
    /// @return signedAt For each item the oldest moment at which a party gave its word for it.
    function _hear(
        List memory list,
        IReceivableDesk.Passage[] calldata items,
        Acceptance[] calldata acceptances
    ) private view returns (uint40[] memory signedAt) {
        if (items.length == 0) revert BulkNothing();
        if (block.timestamp > list.deadline) revert BulkDeadlinePassed(list.deadline);
        signedAt = new uint40[](items.length);
        uint256 next = 0;
        for (uint256 k = 0; k < acceptances.length; ++k) {
            uint256 first = next;
            next += acceptances[k].count;
            if (next == first || next > items.length) revert BulkConsentsIncomplete(items.length, next);
            (MemberId receiver, uint40 issuedAt) = _receiver(list, first, next - first, acceptances[k].consent);
            if (list.orderedAt < issuedAt) issuedAt = list.orderedAt;
            for (uint256 i = first; i < next; ++i) {
                if (items[i].to != receiver) revert BulkConsentForOther(i, receiver, items[i].to);
                signedAt[i] = issuedAt;
            }
        }
        if (next != items.length) revert BulkConsentsIncomplete(items.length, next);
    }

    /// @dev The member that a consent binds; what is wrong with it is told of the first item that it covers.
    function _receiver(
        List memory list,
        uint256 first,
        uint256 count,
        bytes calldata consent
    ) private view returns (MemberId receiver, uint40 issuedAt) {
        address signer;
        (signer, issuedAt) = Consents.read(consent);
        if (issuedAt > block.timestamp) {
            revert BulkItemFailed(first, abi.encodeWithSelector(Consents.ConsentFromFuture.selector, signer, issuedAt));
        }
        if (!Consents.isSigned(consent, _digest(list, first, count, issuedAt), signer)) {
            revert BulkItemFailed(first, abi.encodeWithSelector(Consents.ConsentBadSignature.selector, signer));
        }
        try GATE.consenting(Table.ASSIGN_MANY.entry(), signer, issuedAt) returns (MemberId member) {
            receiver = member;
        } catch (bytes memory reason) {
            revert BulkItemFailed(first, reason);
        }
    }

    function _pass(
        MemberId holder,
        IReceivableDesk.Passage[] calldata items,
        uint40[] memory signedAt,
        uint32 epoch
    ) private {
        try RECEIVABLES.pass(Table.ASSIGN_MANY, holder, items, signedAt, epoch) {} catch (bytes memory reason) {
            _nameFailing(holder, items, signedAt, epoch);
            // coverage: what fails together fails one by one; should it not, nothing is done either way
            revert BulkItemFailed(0, reason);
        }
    }

    /// @dev Passes item by item to find the one that fails. Everything is undone with it.
    function _nameFailing(
        MemberId holder,
        IReceivableDesk.Passage[] calldata items,
        uint40[] memory signedAt,
        uint32 epoch
    ) private {
        uint40[] memory one = new uint40[](1);
        for (uint256 i = 0; i < items.length; ++i) {
            one[0] = signedAt[i];
            try RECEIVABLES.pass(Table.ASSIGN_MANY, holder, items[i:i + 1], one, epoch) {} catch (bytes memory reason) {
                revert BulkItemFailed(i, reason);
            }
        }
    }

    // ------------------------------------------------------------------------------------------ signing

    /// @dev All fields of an item are static, so they encode in place and in the type's order.
    function _hashes(IReceivableDesk.Passage[] calldata items) private pure returns (bytes32[] memory hashes) {
        hashes = new bytes32[](items.length);
        for (uint256 i = 0; i < items.length; ++i) {
            hashes[i] = keccak256(abi.encode(ITEM_TYPE, items[i]));
        }
    }

    /// @dev What is signed over the items [first, first + count).
    function _digest(List memory list, uint256 first, uint256 count, uint40 issuedAt) private view returns (bytes32) {
        bytes32[] memory hashes = list.hashes;
        bytes32 items;
        // The caller keeps first + count within the array.
        assembly ("memory-safe") {
            items := keccak256(add(add(hashes, 0x20), shl(5, first)), shl(5, count))
        }
        return _typedDigest(keccak256(abi.encode(LIST_TYPE, list.holder, items, issuedAt, list.deadline)));
    }

    function _domainName() internal pure override returns (string memory) {
        return "Tradelane Bulk Assignment";
    }
}
