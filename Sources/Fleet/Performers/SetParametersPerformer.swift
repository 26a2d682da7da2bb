internal import AWS
internal import Maintenance

struct SetParametersPerformer: Performer {
    func request(for change: SetParameters) -> any AWSRequest {
        let settings = change.settings.map {
            RDS.ParameterSetting(
                parameterName: $0.name, parameterValue: $0.value,
                applyMethod: $0.isDynamic ? .immediate : .pendingReboot)
        }
        return switch change.group.scope {
        case .cluster:
            RDS.ModifyDBClusterParameterGroup(dbClusterParameterGroupName: change.group.name, settings: settings)
        case .instance:
            RDS.ModifyDBParameterGroup(dbParameterGroupName: change.group.name, settings: settings)
        }
    }
}
