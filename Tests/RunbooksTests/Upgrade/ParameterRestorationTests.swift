import Maintenance
import Runbooks
import TestSupport
import Testing

/// What green could not have is set after the switchover.
@Suite struct ParameterRestorationTests {
    private static let group = ParameterGroupName(.cluster, "orders-co-k3f9-cluster")
    private static let on = ParameterGroupPlan.Setting(name: "event_scheduler", value: "ON", isDynamic: true)
    private static let call = AnyMutation(SetParameters(group, [on]))

    private static func seeing(_ values: [String: String]?) -> Observation {
        var observation = Observation.switched()
        observation.givenParameterGroups = .known(
            values.map { [group: ParameterGroupState(family: "aurora-mysql8.0", values: $0)] } ?? [:])
        return observation
    }

    static let cases: [Case] = [
        Case("still off", seeing(["event_scheduler": "OFF"]), .ready([call])),
        Case("asked for", seeing(["event_scheduler": "OFF"]), asked: [call], .inProgress("waiting for AWS to show")),
        Case("on again", seeing(["event_scheduler": "ON"]), .satisfied),
        Case("the group is gone", seeing(nil), .blocked("is not there any more")),
    ]

    @Test(arguments: cases) func `restoring parameters`(row: Case) {
        row.check(AnyStep(RestoreParametersStep(Self.group, [Self.on])))
    }
}
