@testable import AWS

/// The requests that make databases from others, and those that say what belongs to them.
extension RDSSamples {
    static let restoringRequests: [any RDSRequest] = [
        restoreDBClusterFromSnapshot, restoreDBInstanceFromDBSnapshot, copyDBSnapshot, copyDBClusterSnapshot,
        RDS.DescribeDBSubnetGroups().with {
            $0.dbSubnetGroupName = "private"
            $0.filters = filters
        },
        RDS.DescribeOptionGroups().with {
            $0.optionGroupName = "ledger-options"
            $0.engineName = "mysql"
            $0.majorEngineVersion = "8.0"
            $0.filters = filters
        },
    ]

    static let restoreDBClusterFromSnapshot = RDS.RestoreDBClusterFromSnapshot(
        dbClusterIdentifier: "dev-2026-03-01",
        snapshotIdentifier: "arn:aws:rds:eu-west-1:1:cluster-snapshot:rds:orders-2026-03-01-00-10",
        engine: "aurora-postgresql"
    ).with {
        $0.engineVersion = "16.4"
        $0.dbSubnetGroupName = "private"
        $0.vpcSecurityGroupIds = ["sg-1", "sg-2"]
        $0.dbClusterParameterGroupName = "dev-pg16"
        $0.port = 5433
        $0.kmsKeyId = "arn:aws:kms:eu-west-1:1:key/k"
        $0.storageType = "aurora-iopt1"
        $0.enableIAMDatabaseAuthentication = true
        $0.enableCloudwatchLogsExports = ["postgresql"]
        $0.serverlessV2ScalingConfiguration = capacity
        $0.deletionProtection = true
        $0.copyTagsToSnapshot = true
        $0.backupRetentionPeriod = 1
        $0.tags = tags
    }

    static let restoreDBInstanceFromDBSnapshot = RDS.RestoreDBInstanceFromDBSnapshot(
        dbInstanceIdentifier: "dev-2026-03-01", dbSnapshotIdentifier: "rds:ledger-2026-03-01-00-10"
    ).with {
        $0.dbInstanceClass = "db.m7g.large"
        $0.engine = "mysql"
        $0.licenseModel = "general-public-license"
        $0.port = 3307
        $0.availabilityZone = "eu-west-1b"
        $0.multiAZ = false
        $0.dbSubnetGroupName = "private"
        $0.vpcSecurityGroupIds = ["sg-1", "sg-2"]
        $0.publiclyAccessible = false
        $0.dbParameterGroupName = "dev-mysql80"
        $0.optionGroupName = "ledger-options"
        $0.storageType = "io2"
        $0.iops = 12000
        $0.storageThroughput = 500
        $0.allocatedStorage = 400
        $0.autoMinorVersionUpgrade = true
        $0.caCertificateIdentifier = "rds-ca-rsa2048-g1"
        $0.backupRetentionPeriod = 1
        $0.copyTagsToSnapshot = true
        $0.deletionProtection = false
        $0.tags = tags
    }

    static let copyDBSnapshot = RDS.CopyDBSnapshot(
        sourceDBSnapshotIdentifier: "arn:aws:rds:eu-west-1:2:snapshot:ledger",
        targetDBSnapshotIdentifier: "dev-2026-03-01-copy"
    ).with {
        $0.kmsKeyId = "alias/dev"
        $0.optionGroupName = "ledger-options"
        $0.copyTags = false
        $0.tags = tags
    }

    static let copyDBClusterSnapshot = RDS.CopyDBClusterSnapshot(
        sourceDBClusterSnapshotIdentifier: "arn:aws:rds:eu-west-1:2:cluster-snapshot:orders",
        targetDBClusterSnapshotIdentifier: "dev-2026-03-01-copy"
    ).with {
        $0.kmsKeyId = "alias/dev"
        $0.copyTags = true
        $0.tags = tags
    }

    static let taggingRequests: [any RDSRequest] = [
        RDS.AddTagsToResource(resourceName: "arn:aws:rds:eu-west-1:1:cluster:dev", tags: tags),
        RDS.RemoveTagsFromResource(resourceName: "arn:aws:rds:eu-west-1:1:cluster:dev", tagKeys: ["a b", "équipe"]),
        RDS.ListTagsForResource(resourceName: "arn:aws:rds:eu-west-1:1:cluster:dev"),
        RDS.AddRoleToDBCluster(dbClusterIdentifier: "dev", roleArn: "arn:aws:iam::1:role/load").with {
            $0.featureName = "s3Import"
        },
        RDS.RemoveRoleFromDBCluster(dbClusterIdentifier: "dev", roleArn: "arn:aws:iam::1:role/load").with {
            $0.featureName = "s3Import"
        },
        RDS.AddRoleToDBInstance(
            dbInstanceIdentifier: "dev", roleArn: "arn:aws:iam::1:role/load", featureName: "s3Import"),
    ]
}
