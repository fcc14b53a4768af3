// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

/// @notice A member's number. Members hold claims; accounts only speak for them, so keys come and go without moving
/// an asset. Zero is nobody.
type MemberId is uint24;

using {equals as ==, differs as !=, isNobody} for MemberId global;

MemberId constant NOBODY = MemberId.wrap(0);

function equals(MemberId a, MemberId b) pure returns (bool) {
    return MemberId.unwrap(a) == MemberId.unwrap(b);
}

function differs(MemberId a, MemberId b) pure returns (bool) {
    return MemberId.unwrap(a) != MemberId.unwrap(b);
}

function isNobody(MemberId a) pure returns (bool) {
    return MemberId.unwrap(a) == 0;
}

/// @notice What a member is; fixed at admission. The order is part of the storage layout: only append.
enum MemberKind {
    None,
    Enterprise,
    CoreEnterprise,
    Bank,
    CentralBank,
    TaxAuthority,
    ForeignExchangeAuthority,
    Customs,
    SettlementAgent,
    Court,
    Auditor
}

/// @notice Applied -> Active <-> Suspended; Active or Suspended -> Exiting -> Exited.
enum MemberState {
    None,
    Applied,
    Active,
    Suspended,
    Exiting,
    Exited
}

/// @notice What an account may do for its member, one bit each.
library Rights {
    /// @dev Brings documents in; binds nobody.
    uint8 internal constant PREPARE = 1;
    /// @dev Sends acts that bind the member.
    uint8 internal constant ACT = 2;
    /// @dev Binds the member by a signature that somebody else presents.
    uint8 internal constant SIGN = 4;
    /// @dev Manages the member's accounts.
    uint8 internal constant ADMINISTER = 8;
    uint8 internal constant ALL = 15;
}

/// @notice The fields of business that halts and mandates are scoped by.
enum Business {
    All,
    Receivables,
    Bills,
    Rediscount,
    TaxFilings,
    TradeAccounts,
    Evidence,
    Settlement,
    Attestation
}

/// @notice Start opens new business, Answer replies to a request, Close ends what is open (repay, redeem, collect,
/// withdraw, expire), Report states what has happened outside the chain already, so that no halt stops it.
enum ActClass {
    Start,
    Answer,
    Close,
    Report
}

/// @notice Who may do an act, as the gate reads it: business 8 | class 8 | right 8 | actor's kinds 16 |
/// counterparty's kinds 16 | who must be fully active 8 (bit 0 the actor, bit 1 the counterparty).
/// @dev Entries are constants that the state tables generate; only where a rule decides who may act is one built at
/// run time (`entryOf`). Of several rights the account needs one; an entry without any admits nobody.
type Entry is uint64;

using {
    business,
    actClass,
    right,
    actorKinds,
    counterpartyKinds,
    actorMustBeActive,
    counterpartyMustBeActive
} for Entry global;

function business(Entry e) pure returns (Business) {
    return Business(uint8(Entry.unwrap(e)));
}

function actClass(Entry e) pure returns (ActClass) {
    return ActClass(uint8(Entry.unwrap(e) >> 8));
}

function right(Entry e) pure returns (uint8) {
    return uint8(Entry.unwrap(e) >> 16);
}

function actorKinds(Entry e) pure returns (uint16) {
    return uint16(Entry.unwrap(e) >> 24);
}

function counterpartyKinds(Entry e) pure returns (uint16) {
    return uint16(Entry.unwrap(e) >> 40);
}

function actorMustBeActive(Entry e) pure returns (bool) {
    return Entry.unwrap(e) & (1 << 56) != 0;
}

function counterpartyMustBeActive(Entry e) pure returns (bool) {
    return Entry.unwrap(e) & (1 << 57) != 0;
}

function entryOf(
    Business field,
    ActClass class,
    uint8 rights,
    uint16 actors,
    uint16 counterparties
) pure returns (Entry) {
    return
        Entry.wrap(
            uint64(uint8(field)) |
                (uint64(uint8(class)) << 8) |
                (uint64(rights) << 16) |
                (uint64(actors) << 24) |
                (uint64(counterparties) << 40)
        );
}
