internal import AWS
internal import Maintenance

struct ConfigureDatabasePerformer: Performer {
    func request(for change: ConfigureDatabase) -> any AWSRequest {
        let settings = change.settings
        return switch change.subject {
        case .aurora:
            RDS.ModifyDBCluster(dbClusterIdentifier: change.name, applyImmediately: true).with {
                $0.dbClusterParameterGroupName = settings.parameterGroup
                $0.vpcSecurityGroupIds = settings.securityGroups ?? []
                $0.backupRetentionPeriod = settings.backupRetention
                $0.deletionProtection = settings.isProtected
            }
        case .instance:
            RDS.ModifyDBInstance(dbInstanceIdentifier: change.name, applyImmediately: true).with {
                $0.dbParameterGroupName = settings.parameterGroup
                $0.optionGroupName = settings.optionGroup
                $0.vpcSecurityGroupIds = settings.securityGroups ?? []
                $0.backupRetentionPeriod = settings.backupRetention
                $0.deletionProtection = settings.isProtected
            }
        }
    }
}
