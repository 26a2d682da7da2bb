internal import AWS
internal import Engine
internal import Maintenance

/// What members pick up by a restart: the static parameters that somebody set in groups that wait for one.
struct ParameterReader: Reader {
    static let kinds: [any Question.Type] = [StaticParametersQuestion.self]

    private let region: RegionAccess

    init(_ region: RegionAccess) { self.region = region }

    func read(_ questions: Set<AnyQuestion>, for purpose: AskPurpose) async -> [any AnyAnswer] {
        await region.each(StaticParametersQuestion.self, of: questions) { question async throws(FleetError) in
            let parameters =
                switch question.group.scope {
                case .cluster:
                    try await region.list(
                        RDS.DescribeDBClusterParameters(dbClusterParameterGroupName: question.group.name)
                            .with { $0.source = "user" }, for: purpose)
                case .instance:
                    try await region.list(
                        RDS.DescribeDBParameters(dbParameterGroupName: question.group.name)
                            .with { $0.source = "user" }, for: purpose)
                }
            return parameters.filter { $0.applyType == "static" }.map {
                "\($0.parameterName) = \($0.parameterValue ?? "default")"
            }
        }
    }
}
