extension AccessPolicy {
    /// The policy that is given to the bot's role: the simulated region allows it that much and no more. One that cannot be
    /// read allows nothing.
    package static let shipped = (try? AccessPolicy(json: shippedJSON)) ?? AccessPolicy(statements: [])

    /// `deploy/iam-policy.json`, letter by letter, which a test holds: the demo has to run where that file is not.
    package static let shippedJSON = """
        {
          "Version": "2012-10-17",
          "Statement": [
            {
              "Sid": "See",
              "Effect": "Allow",
              "Action": [
                "sts:GetCallerIdentity",
                "rds:DescribeDBClusters",
                "rds:DescribeDBInstances",
                "rds:DescribeDBClusterSnapshots",
                "rds:DescribeDBSnapshots",
                "rds:DescribeOrderableDBInstanceOptions",
                "rds:DescribeAccountAttributes",
                "rds:DescribePendingMaintenanceActions",
                "rds:DescribeDBClusterEndpoints",
                "rds:DescribeGlobalClusters",
                "rds:DescribeEvents",
                "rds:DescribeDBParameters",
                "rds:DescribeDBClusterParameters",
                "rds:DescribeDBParameterGroups",
                "rds:DescribeDBClusterParameterGroups",
                "rds:DescribeEngineDefaultParameters",
                "rds:DescribeEngineDefaultClusterParameters",
                "rds:DescribeDBEngineVersions",
                "rds:DescribeBlueGreenDeployments",
                "rds:DescribeIntegrations",
                "rds:DescribeDBProxies",
                "rds:DescribeDBProxyTargetGroups",
                "rds:DescribeDBProxyTargets",
                "rds:DescribeDBSubnetGroups",
                "rds:DescribeOptionGroups",
                "rds:DescribeValidDBInstanceModifications",
                "rds:DescribeDBLogFiles",
                "rds:DownloadDBLogFilePortion",
                "cloudwatch:GetMetricStatistics",
                "cloudwatch:DescribeAlarms",
                "application-autoscaling:DescribeScalableTargets",
                "ec2:DescribeRegions",
                "ec2:DescribeSecurityGroups",
                "iam:GetRole",
                "route53:ListHostedZonesByName",
                "route53:GetHostedZone",
                "route53:ListResourceRecordSets",
                "route53:GetChange",
                "secretsmanager:GetRandomPassword"
              ],
              "Resource": "*"
            },
            {
              "Sid": "ChangeMembersAndFailOver",
              "Effect": "Allow",
              "Action": [
                "rds:CreateDBInstance",
                "rds:ModifyDBInstance",
                "rds:RebootDBInstance",
                "rds:ModifyDBCluster",
                "rds:ApplyPendingMaintenanceAction",
                "rds:FailoverDBCluster",
                "rds:AddTagsToResource"
              ],
              "Resource": "*"
            },
            {
              "Sid": "Upgrade",
              "Effect": "Allow",
              "Action": [
                "rds:CreateDBClusterParameterGroup",
                "rds:CreateDBParameterGroup",
                "rds:ModifyDBClusterParameterGroup",
                "rds:ModifyDBParameterGroup",
                "rds:CreateBlueGreenDeployment",
                "rds:CreateDBCluster",
                "rds:CreateDBClusterEndpoint",
                "rds:CreateDBInstanceReadReplica",
                "rds:PromoteReadReplica",
                "rds:PromoteReadReplicaDBCluster",
                "rds:CreateDBClusterSnapshot",
                "rds:CreateDBSnapshot",
                "rds:RegisterDBProxyTargets",
                "rds:DeregisterDBProxyTargets"
              ],
              "Resource": "*"
            },
            {
              "Sid": "SwitchOverAndRemoveOwnDeployments",
              "Effect": "Allow",
              "Action": [
                "rds:SwitchoverBlueGreenDeployment",
                "rds:DeleteBlueGreenDeployment"
              ],
              "Resource": "*",
              "Condition": {
                "StringLike": { "aws:ResourceTag/changeover:operation": "?*" }
              }
            },
            {
              "Sid": "SuspendAutoscaling",
              "Effect": "Allow",
              "Action": "application-autoscaling:RegisterScalableTarget",
              "Resource": "*",
              "Condition": {
                "StringEquals": { "application-autoscaling:service-namespace": "rds" }
              }
            },
            {
              "Sid": "DeleteWhatIsNotMarkedToBeKept",
              "Effect": "Allow",
              "Action": [
                "rds:DeleteDBInstance",
                "rds:DeleteDBCluster",
                "rds:DeleteDBClusterEndpoint",
                "rds:DeleteDBClusterParameterGroup",
                "rds:DeleteDBParameterGroup"
              ],
              "Resource": "*",
              "Condition": {
                "Null": { "aws:ResourceTag/changeover:keep": "true" }
              }
            },
            {
              "Sid": "GiveNewInstancesTheMonitoringRole",
              "Effect": "Allow",
              "Action": "iam:PassRole",
              "Resource": "arn:*:iam::*:role/*",
              "Condition": {
                "StringEquals": { "iam:PassedToService": "monitoring.rds.amazonaws.com" }
              }
            },
            {
              "Sid": "MakeDatabasesOfLifecycles",
              "Effect": "Allow",
              "Action": [
                "rds:RestoreDBClusterFromSnapshot",
                "rds:RestoreDBClusterToPointInTime",
                "rds:RestoreDBInstanceFromDBSnapshot",
                "rds:CopyDBSnapshot"
              ],
              "Resource": "*",
              "Condition": {
                "StringLike": { "aws:RequestTag/changeover:lifecycle": "?*" }
              }
            },
            {
              "Sid": "GiveRolesToClustersOfLifecycles",
              "Effect": "Allow",
              "Action": "rds:AddRoleToDBCluster",
              "Resource": "*",
              "Condition": {
                "StringLike": { "aws:ResourceTag/changeover:lifecycle": "?*" }
              }
            },
            {
              "Sid": "GiveRolesToInstancesOfDeployments",
              "Effect": "Allow",
              "Action": "rds:AddRoleToDBInstance",
              "Resource": "*",
              "Condition": {
                "StringLike": { "aws:ResourceTag/changeover:operation": "?*" }
              }
            },
            {
              "Sid": "PassRolesToDatabases",
              "Effect": "Allow",
              "Action": "iam:PassRole",
              "Resource": "arn:*:iam::*:role/*",
              "Condition": {
                "StringEquals": { "iam:PassedToService": "rds.amazonaws.com" }
              }
            },
            {
              "Sid": "PromoteDatabasesOfLifecyclesInTheseZones",
              "Effect": "Allow",
              "Action": "route53:ChangeResourceRecordSets",
              "Resource": "arn:*:route53:::hostedzone/*",
              "Condition": {
                "ForAllValues:StringEquals": {
                  "route53:ChangeResourceRecordSetsRecordTypes": "CNAME",
                  "route53:ChangeResourceRecordSetsActions": ["CREATE", "DELETE"]
                }
              }
            },
            {
              "Sid": "KeepPasswordsOfLifecycles",
              "Effect": "Allow",
              "Action": [
                "secretsmanager:DescribeSecret",
                "secretsmanager:GetSecretValue",
                "secretsmanager:PutSecretValue",
                "secretsmanager:UpdateSecretVersionStage"
              ],
              "Resource": "arn:*:secretsmanager:*:*:secret:changeover/*"
            },
            {
              "Sid": "UseCustomerKeysThroughSecretsManager",
              "Effect": "Allow",
              "Action": [
                "kms:Decrypt",
                "kms:GenerateDataKey"
              ],
              "Resource": "arn:*:kms:*:*:key/*",
              "Condition": {
                "StringLike": { "kms:ViaService": "secretsmanager.*" }
              }
            },
            {
              "Sid": "SeeCustomerKeysThroughRDS",
              "Effect": "Allow",
              "Action": "kms:DescribeKey",
              "Resource": "arn:*:kms:*:*:key/*",
              "Condition": {
                "StringLike": { "kms:ViaService": "rds.*" }
              }
            },
            {
              "Sid": "UseCustomerKeysThroughRDS",
              "Effect": "Allow",
              "Action": "kms:CreateGrant",
              "Resource": "arn:*:kms:*:*:key/*",
              "Condition": {
                "StringLike": { "kms:ViaService": "rds.*" },
                "Bool": { "kms:GrantIsForAWSResource": "true" }
              }
            }
          ]
        }

        """
}
