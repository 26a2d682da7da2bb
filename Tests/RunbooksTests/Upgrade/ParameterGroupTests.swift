import Maintenance
import Runbooks
import TestSupport
import Testing

/// The step that makes parameter groups.
@Suite struct ParameterGroupTests {
    private static func setting(_ name: String, _ value: String = "1") -> ParameterGroupPlan.Setting {
        .init(name: name, value: value, isDynamic: false)
    }
    private static func group(
        _ name: String, of scope: ParameterGroupName.Scope = .cluster, _ settings: [ParameterGroupPlan.Setting]
    ) -> ParameterGroupPlan {
        ParameterGroupPlan(
            group: .init(scope, name), family: "aurora-postgresql16", source: "orders-cluster15", settings: settings,
            tags: [])
    }

    private static let first = group("co-a", [setting("p"), setting("q")])
    private static let second = group("co-b", of: .instance, [])
    private static func have(_ values: [String: String]?, second: Bool = true, family: String = "aurora-postgresql16")
        -> Observation
    {
        var groups: [ParameterGroupName: ParameterGroupState] = [:]
        groups[first.group] = values.map { .init(family: family, values: $0) }
        if second { groups[Self.second.group] = .init(family: "aurora-postgresql16", values: [:]) }
        return .orders().grouped(groups)
    }

    static let groups: [Case] = [
        Case("nobody looked", .orders(), .inProgress("waiting to see parameter groups")),
        Case(
            "not read", .orders().seeing { $0.givenParameterGroups = .unavailable("denied.") },
            .blocked("parameter groups are not read: denied")),
        Case(
            "neither there", have(nil, second: false),
            .ready([.createParameterGroup(first), .createParameterGroup(second)])
        ),
        Case("one there", have(nil), .ready([.createParameterGroup(first)])),
        Case(
            "asked for", have(nil), asked: [.createParameterGroup(first)], .inProgress("waiting for AWS to show co-a")),
        Case(
            "one asked for", have(nil, second: false), asked: [.createParameterGroup(first)],
            .ready([.createParameterGroup(second)])),
        Case("there, empty", have([:]), .ready([.setParameters(first.group, first.settings)])),
        Case(
            "values asked for", have([:]), asked: [.setParameters(first.group, first.settings)],
            .inProgress("waiting for AWS to show co-a")),
        Case("one value missing", have(["p": "1"]), .ready([.setParameters(first.group, [setting("q")])])),
        Case("another value", have(["p": "1", "q": "0"]), .ready([.setParameters(first.group, [setting("q")])])),
        Case("all values", have(["p": "1", "q": "1"]), .satisfied),
        Case("values that nobody wanted", have(["p": "1", "q": "1", "r": "1"]), .satisfied),
        Case(
            "of another family", have(["p": "1", "q": "1"], family: "aurora-postgresql15"),
            .blocked("co-a is of family aurora-postgresql15, not aurora-postgresql16")),
    ]

    @Test(.holds(.groupOfFamily, .droppedParametersTold), arguments: groups)
    func `making parameter groups`(row: Case) {
        row.check(.makeParameterGroups([Self.first, Self.second]))
    }

    /// The most that one call takes (API reference, ModifyDBParameterGroup).
    @Test func `values are set twenty at a time`() throws {
        let all = (10..<55).map { Self.setting("p\($0)") }
        var values: [String: String] = [:]
        var batches: [Int] = []
        while batches.count < 10 {
            let observation = Observation.orders().grouped([
                .init(.cluster, "co-a"): .init(family: "aurora-postgresql16", values: values)
            ])
            let said = AnyStep.makeParameterGroups([Self.group("co-a", all)]).assess(
                seeing: observation, outstanding: [], since: Observation.sampleInstant)
            guard case .ready(let calls) = said, let call = calls.first?.base as? SetParameters else {
                #expect(said == .satisfied)
                break
            }
            #expect(calls.count == 1)
            batches.append(call.settings.count)
            for setting in call.settings { values[setting.name] = setting.value }
        }
        #expect(batches == [20, 20, 5])
    }
}
