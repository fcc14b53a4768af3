// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {IERC5267} from "@openzeppelin/contracts/interfaces/IERC5267.sol";

/// @notice The EIP-712 domain of a contract that takes consents. Computed, not stored: behind a proxy a stored one
/// would cost two reads an act.
abstract contract ConsentDomain is IERC5267 {
    bytes32 private constant DOMAIN_TYPE = keccak256(
        "EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"
    );
    bytes32 private constant VERSION = keccak256("1");

    /// @dev The contract's name for signing, for example "Tradelane Receivables".
    function _domainName() internal pure virtual returns (string memory);

    /// @inheritdoc IERC5267
    function eip712Domain()
        external
        view
        returns (
            bytes1 fields,
            string memory name,
            string memory version,
            uint256 chainId,
            address verifyingContract,
            bytes32 salt,
            uint256[] memory extensions
        )
    {
        return (hex"0f", _domainName(), "1", block.chainid, address(this), 0, new uint256[](0));
    }

    function _typedDigest(bytes32 content) internal view returns (bytes32) {
        bytes32 domain = keccak256(
            abi.encode(DOMAIN_TYPE, keccak256(bytes(_domainName())), VERSION, block.chainid, address(this))
        );
        return keccak256(abi.encodePacked(hex"1901", domain, content));
    }
}
