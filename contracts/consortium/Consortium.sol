// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {Governed} from "../governance/Governed.sol";
import {IRuleBook} from "../rules/IRuleBook.sol";
import {Gate} from "./Gate.sol";
import {IConsortium} from "./IConsortium.sol";
import {Business, MemberId} from "./Member.sol";
import {Membership} from "./Membership.sol";

/// @title The consortium
/// @notice The parts are `Gate` (may this act pass), `ConsortiumAccounts` (who speaks for whom) and `Membership` (who
/// is in). Here is what the council decides, and what the consortium is wired to.
contract Consortium is Gate, Membership, Governed {
    /// @dev An exit asks every book in one transaction.
    uint256 private constant MOST_BOOKS = 16;

    /// @param authority The council's AccessManager.
    function initialize(address authority) external initializer {
        __AccessManaged_init(authority);
    }

    /// @inheritdoc IConsortium
    /// @custom:access council (admission)
    function admit(MemberId[] calldata applicants) external restricted {
        for (uint256 i = 0; i < applicants.length; i++) _admit(applicants[i]);
    }

    /// @inheritdoc IConsortium
    /// @custom:access council (admission)
    function refuseApplication(MemberId applicant) external restricted {
        _refuse(applicant);
    }

    /// @inheritdoc IConsortium
    /// @custom:access council (admission)
    function suspend(MemberId member, uint16 reason) external restricted {
        _suspend(member, reason);
    }

    /// @inheritdoc IConsortium
    /// @custom:access council (admission)
    function reinstate(MemberId member) external restricted {
        _reinstate(member);
    }

    /// @inheritdoc IConsortium
    /// @custom:access council (admission)
    function exclude(MemberId member) external restricted {
        _exclude(member);
    }

    /// @inheritdoc IConsortium
    /// @custom:access council (admission)
    function setMandate(MemberId member, Mandate calldata mandate) external restricted {
        _setMandate(member, mandate);
    }

    /// @inheritdoc IConsortium
    /// @custom:access council (admission)
    function recover(MemberId member, address administrator, address[] calldata lost) external restricted {
        _recover(member, administrator, lost);
    }

    /// @inheritdoc IConsortium
    /// @custom:access council (emergency)
    function halt(Business business, Halt calldata order) external restricted {
        if (order.level == HaltLevel.None || order.until <= block.timestamp) {
            revert ConsortiumHaltInvalid(business, order.until);
        }
        ConsortiumStorage storage $ = _storage();
        $.halts[business] = order;
        $.posture.halted |= uint16(1) << uint8(business);
        emit BusinessHalted(business, order.level, order.until, order.reason, order.caseId);
    }

    /// @inheritdoc IConsortium
    /// @custom:access council (emergency)
    function resume(Business business) external restricted {
        ConsortiumStorage storage $ = _storage();
        if ($.halts[business].level == HaltLevel.None) revert ConsortiumHaltInvalid(business, 0);
        delete $.halts[business];
        $.posture.halted &= ~(uint16(1) << uint8(business));
        emit BusinessResumed(business);
    }

    /// @inheritdoc IConsortium
    /// @custom:access council (wiring)
    function setRuleBook(address book) external restricted {
        _storage().posture.ruleBook = book;
        emit RuleBookSet(book);
        // The book could not tell before it was set.
        IRuleBook(book).sync();
    }

    /// @inheritdoc IConsortium
    /// @custom:access council (wiring)
    function setObligationBook(address book, bool listed) external restricted {
        address[] storage books = _storage().obligationBooks;
        uint256 place = _placeOf(book);
        if (listed != (place == books.length) || (listed && book.code.length == 0)) {
            revert ConsortiumObligationBookInvalid(book, listed);
        }
        if (listed) {
            if (place == MOST_BOOKS) revert ConsortiumObligationBooksFull(MOST_BOOKS);
            books.push(book);
        } else {
            books[place] = books[books.length - 1];
            books.pop();
        }
        emit ObligationBookSet(book, listed);
    }

    /// @inheritdoc IConsortium
    /// @custom:access rule book
    function noteRuleEpoch(uint32 epoch, uint40 nextAt) external {
        Posture storage posture = _storage().posture;
        if (msg.sender != posture.ruleBook) revert ConsortiumNotRuleBook(msg.sender);
        posture.epoch = epoch;
        posture.nextAt = nextAt;
        emit RuleEpochNoted(epoch, nextAt);
    }

    /// @inheritdoc IConsortium
    function haltOf(Business business) external view returns (Halt memory) {
        return _storage().halts[business];
    }

    /// @inheritdoc IConsortium
    function ruleEpoch() external view returns (uint32) {
        return _epoch(_storage().posture);
    }

    /// @inheritdoc IConsortium
    function ruleBook() external view returns (address) {
        return _storage().posture.ruleBook;
    }

    /// @inheritdoc IConsortium
    function obligationBooks() external view returns (address[] memory) {
        return _storage().obligationBooks;
    }

    /// @dev The book's place in the list, or the list's length. At most `MOST_BOOKS` steps.
    function _placeOf(address book) private view returns (uint256 place) {
        address[] storage books = _storage().obligationBooks;
        while (place < books.length && books[place] != book) place++;
    }
}
