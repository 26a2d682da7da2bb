internal import AWS
internal import Maintenance

struct CreateParameterGroupPerformer: Performer {
    func request(for change: CreateParameterGroup) -> any AWSRequest {
        let plan = change.plan
        let text = "Values of \(plan.source) for \(plan.family)"
        let tags = plan.tags.map { RDS.Tag(key: $0.key, value: $0.value) }
        return switch plan.group.scope {
        case .cluster:
            RDS.CreateDBClusterParameterGroup(
                dbClusterParameterGroupName: plan.group.name, dbParameterGroupFamily: plan.family, description: text
            ).with { $0.tags = tags }
        case .instance:
            RDS.CreateDBParameterGroup(
                dbParameterGroupName: plan.group.name, dbParameterGroupFamily: plan.family, description: text
            ).with { $0.tags = tags }
        }
    }
}
