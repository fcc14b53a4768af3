// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {MemberId, Entry} from "./Member.sol";

/// @title The one gate that every act passes
/// @notice One view call answers: for whom does this account act, may it, may the counterparty take part, is the
/// business halted, and which rule epoch judges the act.
///
/// Who may take part follows from a member's state and the act's class:
///
/// | state     | Start, Answer                                | Close | Report |
/// |-----------|----------------------------------------------|-------|--------|
/// | Active    | yes                                          | yes   | yes    |
/// | Exiting   | only as a party that need not be fully active| yes   | yes    |
/// | Suspended | no                                           | yes   | yes    |
/// | Exited    | no                                           | yes   | no     |
///
/// Halts stop Start and Answer, or Close as well; none stops a Report, for cash that has moved must be delivered
/// against.
///
/// A party must be fully active where it would take on something (acquire, owe) and where its request stands open;
/// so an exiting member may still dispose, answer and collect, and its open requests lapse.
interface IGate {
    /// @notice Admits an act that one account does, towards at most one other member.
    /// @param entry Who may do the act.
    /// @param account The account that acts.
    /// @param counterparty The member on the other side; zero where there is none.
    /// @return actor The member the account acts for.
    /// @return epoch The rule epoch in force now.
    function enter(
        Entry entry,
        address account,
        MemberId counterparty
    ) external view returns (MemberId actor, uint32 epoch);

    /// @notice Admits an act to which the counterparty has consented by `signer`'s signature.
    /// @param issuedAt When the consent was signed, UTC seconds; consents from before a revocation are dead.
    /// @return actor The member the account acts for.
    /// @return counterparty The member that `signer` binds.
    /// @return epoch The rule epoch in force now.
    function meet(
        Entry entry,
        address account,
        address signer,
        uint40 issuedAt
    ) external view returns (MemberId actor, MemberId counterparty, uint32 epoch);

    /// @notice Admits an act that somebody else sends with the actor's signature.
    /// @param signer Account of the actor; needs the right to sign.
    /// @param issuedAt When it signed, UTC seconds; signatures from before a revocation are dead.
    /// @return actor The member that `signer` binds.
    /// @return epoch The rule epoch in force now.
    function enterSigned(
        Entry entry,
        address signer,
        uint40 issuedAt
    ) external view returns (MemberId actor, uint32 epoch);

    /// @notice Admits one more counterparty, by its signature, to an act whose actor was admitted already.
    /// @return counterparty The member that `signer` binds.
    function consenting(Entry entry, address signer, uint40 issuedAt) external view returns (MemberId counterparty);

    /// @notice Admits an act of a regulator on a member within the regulator's mandate (business, region, until when).
    /// @param subject The member acted upon; its region must lie within the mandate. It is judged by the counterparty's
    /// half of the entry, but whether it is suspended or has left does not matter unless it must be fully active.
    function enterMandated(
        Entry entry,
        address account,
        MemberId subject
    ) external view returns (MemberId actor, uint32 epoch);
}
