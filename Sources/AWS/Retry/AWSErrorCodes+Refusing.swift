/// Codes that say for certain that nothing was executed, whatever HTTP status they come with.
extension AWSErrorCodes {
    static func refuses(_ code: String) -> Bool {
        let stem = AWSError.stem(of: code)
        return [common, ofChanges, ofRecordsAndSecrets].contains { $0.contains(stem) }
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
        "BlueGreenDeploymentNotFound", "CertificateNotFound", "CustomAvailabilityZoneNotFound",
        "DBClusterAlreadyExists", "DBClusterAutomatedBackupNotFound", "DBClusterAutomatedBackupQuotaExceeded",
        "DBClusterNotFound", "DBClusterParameterGroupNotFound", "DBClusterQuotaExceeded", "DBClusterRoleAlreadyExists",
        "DBClusterRoleNotFound", "DBClusterRoleQuotaExceeded", "DBClusterSnapshotAlreadyExists",
        "DBClusterSnapshotNotFound", "DBInstanceAlreadyExists", "DBInstanceAutomatedBackupQuotaExceeded",
        "DBInstanceNotFound", "DBInstanceRoleAlreadyExists", "DBInstanceRoleQuotaExceeded",
        "DBParameterGroupAlreadyExists", "DBParameterGroupNotFound", "DBParameterGroupQuotaExceeded",
        "DBProxyEndpointNotFound", "DBProxyNotFound", "DBProxyTargetAlreadyRegistered", "DBProxyTargetGroupNotFound",
        "DBProxyTargetNotFound", "DBSecurityGroupNotFound", "DBShardGroupNotFound", "DBSnapshotAlreadyExists",
        "DBSnapshotNotFound", "DBSnapshotTenantDatabaseNotFound", "DBSubnetGroupDoesNotCoverEnoughAZs",
        "DBSubnetGroupNotFound", "DBUpgradeDependencyFailure", "DomainNotFound", "InstanceQuotaExceeded",
        "InsufficientAvailableIPsInSubnet", "InsufficientDBClusterCapacity", "InsufficientDBInstanceCapacity",
        "InsufficientStorageClusterCapacity", "IntegrationNotFound", "InvalidBlueGreenDeploymentState",
        "InvalidDBClusterEndpointState", "InvalidDBClusterSnapshotState", "InvalidDBClusterState",
        "InvalidDBInstanceState", "InvalidDBParameterGroupState", "InvalidDBProxyState", "InvalidDBSecurityGroupState",
        "InvalidDBSnapshotState", "InvalidDBSubnetGroupState", "InvalidGlobalClusterState", "InvalidRestore",
        "InvalidSubnet", "InvalidVPCNetworkState", "KMSKeyNotAccessible", "NetworkTypeNotSupported",
        "OptionGroupNotFound", "ProvisionedIopsNotAvailableInAZ", "ResourceNotFound", "SnapshotQuotaExceeded",
        "SourceClusterNotSupported", "SourceDatabaseNotSupported", "StorageQuotaExceeded", "StorageTypeNotAvailable",
        "StorageTypeNotSupported", "TenantDatabaseNotFound", "TenantDatabaseQuotaExceeded",
        "VpcEncryptionControlViolationException",
    ]

    /// What changes in Route 53 and Secrets Manager are refused with.
    ///
    /// Source: "Errors" of each such call in the API references (botocore, `route53/2013-04-01/service-2.json` and
    /// `secretsmanager/2017-10-17/service-2.json`).
    private static let ofRecordsAndSecrets: Set<Substring> = [
        "DecryptionFailure", "EncryptionFailure", "InvalidChangeBatch", "InvalidInput", "InvalidParameterException",
        "InvalidRequestException", "NoSuchHealthCheck", "NoSuchHostedZone", "ResourceExistsException",
        "ResourceNotFoundException",
    ]
}
