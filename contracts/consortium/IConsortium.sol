// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {IGate} from "./IGate.sol";
import {MemberId, MemberKind, MemberState, Business, ActClass} from "./Member.sol";

/// @title Who is a member, which accounts act for it, what is halted
/// @notice Members are admitted by the council; each manages its own accounts. Regulators are members of their kind
/// with a mandate. All acts of the suite pass this contract's gate, so a rotated or suspended key loses everything at
/// once.
interface IConsortium is IGate {
    /// @param entity Hash of the legal entity number (keccak256 of its canonical text).
    /// @param region Numeric administrative region (GB/T 2260 prefix of four digits, 0 for none).
    /// @param since When the member entered its present state, UTC seconds.
    struct Member {
        bytes32 entity;
        MemberKind kind;
        MemberState state;
        uint16 region;
        uint40 since;
    }

    /// @param member The member the account speaks for; zero when it was never bound to one. An account that lost its
    /// rights stays bound to its member, so that nothing it signed can ever speak for another one.
    /// @param rights Bits of `Rights`; zero when it was removed.
    /// @param consentsFrom Signatures issued at or before this moment are revoked, UTC seconds.
    struct Account {
        MemberId member;
        uint8 rights;
        uint40 consentsFrom;
    }

    /// @notice A regulator's powers: businesses x regions, until when.
    /// @param businesses Bit b stands for `Business(b)`; bit 0 for all.
    /// @param until Last moment of the mandate, UTC seconds.
    /// @param regions Up to twelve region numbers of 16 bits, lowest first; `ALL_REGIONS` (0xffff) alone for all.
    struct Mandate {
        uint16 businesses;
        uint40 until;
        uint192 regions;
    }

    /// @notice How much of a business is stopped: `Entry` stops Start and Answer, `All` stops Close as well.
    enum HaltLevel {
        None,
        Entry,
        All
    }

    /// @param until The halt ends by itself after this moment, UTC seconds.
    /// @param reason Reason code.
    /// @param caseId Identifies the decision off chain.
    struct Halt {
        HaltLevel level;
        uint40 until;
        uint16 reason;
        bytes32 caseId;
    }

    event MemberApplied(
        MemberId indexed member,
        bytes32 indexed entity,
        MemberKind kind,
        uint16 region,
        address account,
        uint40 time
    );
    event MemberAdmitted(MemberId indexed member, uint40 time);
    event ApplicationRefused(MemberId indexed member, bytes32 indexed entity, address account, uint40 time);
    event MemberSuspended(MemberId indexed member, uint16 reason, uint40 time);
    event MemberReinstated(MemberId indexed member, uint40 time);
    /// @dev `excluded`: by the council, not by the member itself.
    event MemberExitStarted(MemberId indexed member, bool excluded, uint40 time);
    event MemberExited(MemberId indexed member, uint40 time);
    event MandateSet(MemberId indexed member, uint16 businesses, uint40 until, uint192 regions);
    /// @dev `consentsFrom` revokes what the account signed before it got these rights.
    event AccountSet(MemberId indexed member, address indexed account, uint8 rights, uint40 consentsFrom);
    event AccountRecovered(MemberId indexed member, address indexed account);
    event ConsentsRevoked(MemberId indexed member, address indexed account, uint40 consentsFrom);
    event BusinessHalted(Business indexed business, HaltLevel level, uint40 until, uint16 reason, bytes32 caseId);
    event BusinessResumed(Business indexed business);
    event RuleBookSet(address indexed ruleBook);
    event RuleEpochNoted(uint32 epoch, uint40 nextAt);
    event ObligationBookSet(address indexed book, bool listed);

    error ConsortiumAccountUnknown(address account);
    error ConsortiumAccountTaken(address account, MemberId member);
    error ConsortiumRightMissing(address account, uint8 right);
    error ConsortiumRightsInvalid(uint8 rights);
    error ConsortiumMemberUnknown(MemberId member);
    error ConsortiumMemberStateForbids(MemberId member, MemberState state, ActClass actClass);
    /// @dev `state`: the one the member is in, from which this cannot be done.
    error ConsortiumStateNot(MemberId member, MemberState state);
    error ConsortiumKindForbids(MemberId member, MemberKind kind, uint16 allowedKinds);
    error ConsortiumKindInvalid(MemberKind kind);
    error ConsortiumEntityInvalid();
    error ConsortiumEntityKnown(bytes32 entity, MemberId member);
    error ConsortiumNotYourAccount(address account, MemberId member);
    error ConsortiumLastAdministrator(MemberId member);
    error ConsortiumMandateMissing(MemberId member, Business business, uint16 region);
    error ConsortiumMandateInvalid(MemberId member, uint16 businesses, uint40 until, uint192 regions);
    error ConsortiumConsentRevoked(address signer, uint40 issuedAt, uint40 consentsFrom);
    error ConsortiumRevocationInvalid(address account, uint40 before);
    error ConsortiumHalted(Business business, uint40 until, bytes32 caseId);
    error ConsortiumHaltInvalid(Business business, uint40 until);
    error ConsortiumObligationsOpen(MemberId member, address book, uint256 amount);
    error ConsortiumNotRuleBook(address caller);
    /// @dev No contract, or already in the state it should be put in.
    error ConsortiumObligationBookInvalid(address book, bool listed);
    error ConsortiumObligationBooksFull(uint256 limit);

    /// @notice Applies for membership; the sender becomes the member's first account, with all rights.
    /// @dev Warning: every application takes a number of 24 bits for good; who may send transactions at all is the
    /// chain's business.
    /// @custom:access anyone
    function applyForMembership(bytes32 entity, MemberKind kind, uint16 region) external returns (MemberId member);

    /// @notice Admits applicants. All or nothing.
    /// @custom:access council (admission)
    function admit(MemberId[] calldata applicants) external;

    /// @notice Refuses an application and frees its entity and account for another one.
    /// @custom:access council (admission)
    function refuseApplication(MemberId applicant) external;

    /// @notice Leaves an active member nothing but acts that close.
    /// @param reason Reason code.
    /// @custom:access council (admission)
    function suspend(MemberId member, uint16 reason) external;

    /// @custom:access council (admission)
    function reinstate(MemberId member) external;

    /// @notice Starts a member's exit against its will.
    /// @custom:access council (admission)
    function exclude(MemberId member) external;

    /// @notice Sets what a regulator may do: businesses x regions, until when. Replaces its earlier mandate; one of
    /// zeros takes it away. Enterprises get none. Regions are strictly ascending and without gaps.
    /// @custom:access council (admission)
    function setMandate(MemberId member, Mandate calldata mandate) external;

    /// @notice Gives a member that lost its keys a new administrator and strips the lost accounts. The administrator
    /// gets that right only; it gives itself or others what else is needed.
    /// @param lost Accounts of the member that lose all rights.
    /// @custom:access council (admission)
    function recover(MemberId member, address administrator, address[] calldata lost) external;

    /// @notice The sender's active member starts to leave. One that is suspended cannot: exiting, it could dispose.
    /// @custom:access member account with ADMINISTER
    function startExit() external;

    /// @notice Completes an exit once no obligation book names anything the member still owes.
    /// @custom:access anyone
    function completeExit(MemberId member) external;

    /// @notice Adds an account to the sender's member, changes its rights, or removes it (`rights` zero).
    /// @dev Warning: what the account signed before is revoked, so that rights never revive old signatures.
    /// @dev Warning: an account is bound to its member for good, also when it is removed, and its owner is not asked.
    /// @custom:access member account with ADMINISTER
    function setAccount(address account, uint8 rights) external;

    /// @notice Moves all rights of one account of the sender's member to a new one, which no member has had before.
    /// @custom:access member account with ADMINISTER, or the account itself
    function rotateAccount(address from, address to) external;

    /// @notice Revokes everything that accounts of the sender's member signed at or before a moment.
    /// @param before Not in the future, and later than the last revocation, UTC seconds.
    /// @custom:access member account with ADMINISTER; any account for itself
    function revokeConsents(address[] calldata accounts, uint40 before) external;

    /// @notice Halts a business, or all of them (`Business.All`), until a moment.
    /// @custom:access council (emergency)
    function halt(Business business, Halt calldata order) external;

    /// @custom:access council (emergency)
    function resume(Business business) external;

    /// @custom:access council (wiring)
    function setRuleBook(address book) external;

    /// @notice Lists a contract that knows what members owe; `completeExit` asks all listed books.
    /// @custom:access council (wiring)
    function setObligationBook(address book, bool listed) external;

    /// @notice Told by the rule book which epoch is in force and when the next begins.
    /// @custom:access rule book
    function noteRuleEpoch(uint32 epoch, uint40 nextAt) external;

    function memberAt(MemberId member) external view returns (Member memory);

    /// @notice The member with this legal entity, or zero.
    function memberOf(bytes32 entity) external view returns (MemberId);

    /// @notice How many membership numbers were given out; numbers run from 1.
    function memberCount() external view returns (uint24);

    function accountAt(address account) external view returns (Account memory);

    function mandateOf(MemberId member) external view returns (Mandate memory);

    function haltOf(Business business) external view returns (Halt memory);

    /// @notice The rule epoch in force now.
    function ruleEpoch() external view returns (uint32);

    function ruleBook() external view returns (address);

    /// @notice The contracts that `completeExit` asks, at most sixteen.
    function obligationBooks() external view returns (address[] memory);
}
