/// Codes that say for certain that nothing was executed, whatever HTTP status they come with.
extension AWSErrorCodes {
    static func refuses(_ code: String) -> Bool {
        let stem = AWSError.stem(of: code)
        return common.contains(stem) || ofChanges.contains(stem)
    }

    /// Source: "Common errors" in the API references of RDS, STS, CloudWatch and Application Auto Scaling.
    private static let common: Set<Substring> = [
        "AccessDenied", "AccessDeniedException", "IncompleteSignature", "InvalidAction", "InvalidParameterCombination",
        "InvalidParameterValue", "InvalidQueryParameter", "InvalidSignatureException", "MalformedQueryString",
        "MissingAction", "MissingAuthenticationToken", "MissingParameter", "NotAuthorized", "OptInRequired",
        "SignatureDoesNotMatch", "UnauthorizedOperation", "ValidationError", "ValidationException",
    ]

    /// What the calls that change something in RDS are refused with, without a trailing "Fault".
    ///
    /// Source: "Errors" of each such call in the RDS API reference (botocore, `rds/2014-10-31/service-2.json`), all of them 4xx.
    private static let ofChanges: Set<Substring> = [
        "AuthorizationNotFound", "BackupPolicyNotFound", "BlueGreenDeploymentAlreadyExists",
        "BlueGreenDeploymentNotFound", "CertificateNotFound", "DBClusterAlreadyExists",
        "DBClusterAutomatedBackupQuotaExceeded", "DBClusterNotFound", "DBClusterParameterGroupNotFound",
        "DBClusterQuotaExceeded", "DBClusterSnapshotAlreadyExists", "DBInstanceAlreadyExists",
        "DBInstanceAutomatedBackupQuotaExceeded", "DBInstanceNotFound", "DBParameterGroupAlreadyExists",
        "DBParameterGroupNotFound", "DBParameterGroupQuotaExceeded", "DBProxyEndpointNotFound", "DBProxyNotFound",
        "DBProxyTargetAlreadyRegistered", "DBProxyTargetGroupNotFound", "DBProxyTargetNotFound",
        "DBSecurityGroupNotFound", "DBShardGroupNotFound", "DBSnapshotAlreadyExists", "DBSnapshotNotFound",
        "DBSnapshotTenantDatabaseNotFound", "DBSubnetGroupDoesNotCoverEnoughAZs", "DBSubnetGroupNotFound",
        "DBUpgradeDependencyFailure", "DomainNotFound", "InstanceQuotaExceeded", "InsufficientAvailableIPsInSubnet",
        "InsufficientDBInstanceCapacity", "IntegrationNotFound", "InvalidBlueGreenDeploymentState",
        "InvalidDBClusterEndpointState", "InvalidDBClusterSnapshotState", "InvalidDBClusterState",
        "InvalidDBInstanceState", "InvalidDBParameterGroupState", "InvalidDBProxyState", "InvalidDBSecurityGroupState",
        "InvalidDBSubnetGroupState", "InvalidGlobalClusterState", "InvalidSubnet", "InvalidVPCNetworkState",
        "KMSKeyNotAccessible", "NetworkTypeNotSupported", "OptionGroupNotFound", "ProvisionedIopsNotAvailableInAZ",
        "ResourceNotFound", "SnapshotQuotaExceeded", "SourceClusterNotSupported", "SourceDatabaseNotSupported",
        "StorageQuotaExceeded", "StorageTypeNotAvailable", "StorageTypeNotSupported", "TenantDatabaseNotFound",
        "TenantDatabaseQuotaExceeded", "VpcEncryptionControlViolationException",
    ]
}
