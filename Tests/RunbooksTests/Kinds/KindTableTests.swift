import Foundation
import Maintenance
import Runbooks
import TestSupport
import Testing

/// Which kinds there are, and how their values are stored.
@Suite struct KindTableTests {
    private let table: KindTable
    private let standIn: StandIn

    init() throws {
        table = try KindTable.standard()
        standIn = try #require(try Planning.resize().standIn)
    }

    private func decode<Value: Decodable>(_ type: Value.Type, _ json: String, with table: KindTable?) throws -> Value {
        let decoder = JSONDecoder()
        if let table { decoder.userInfo[.kinds] = table }
        return try decoder.decode(type, from: Data(json.utf8))
    }

    private func json(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    /// Why a box cannot be read; `nil` when it can.
    private func obstacle<Box: Decodable>(_ box: Box.Type, _ json: String, with table: KindTable?) -> String? {
        do {
            _ = try decode(box, json, with: table)
            return nil
        } catch DecodingError.dataCorrupted(let context) {
            return context.debugDescription
        } catch {
            return "\(error)"
        }
    }

    /// Stored names are never changed: what is stored by an older version has them.
    @Test func `the kinds of all families have names of their own, the names that are stored`() {
        #expect(table.subjects.keys.sorted() == ["cluster", "instance", "lifecycle"])
        #expect(
            table.mutations.keys.sorted() == [
                "add-role", "apply-maintenance", "assign-parameter-group", "attach-instance-role", "clone-cluster",
                "configure-database", "copy-snapshot", "create-deployment", "create-instance",
                "create-instance-deployment", "create-instance-snapshot", "create-member", "create-parameter-group",
                "create-snapshot", "delete-cluster", "delete-deployment", "delete-instance", "delete-old-instance",
                "delete-parameter-group", "delete-retired-cluster", "delete-retired-instance",
                "deregister-proxy-target", "fail-over", "fail-over-instance", "make-password-current", "modify-class",
                "modify-green", "modify-instance-class", "modify-instance-storage", "modify-storage", "point-record",
                "put-pending-password", "reboot-copy", "reboot-instance", "register-proxy-target", "remove-protection",
                "restore-cluster", "restore-instance", "restore-record", "set-master-password", "set-parameters",
                "set-promotion-tier", "set-scaling-suspension", "start-masking", "switch-over", "switch-over-instance",
                "tag-database", "unprotect-instance", "unprotect-retired", "upgrade-cluster", "upgrade-instance",
            ])
        #expect(
            table.steps.keys.sorted() == [
                "apply-maintenance", "assign-parameter-groups", "blue-storage", "change-class", "change-instance-class",
                "change-instance-storage", "change-storage", "check-proxies", "configure-database", "copy-snapshot",
                "create-members", "create-stand-in", "delete-parameter-groups", "delete-stand-in", "deploy",
                "deploy-instance", "discard-deployment", "discard-instance-deployment", "fail-over",
                "fail-over-instance", "maintain-instance", "maintain-writer", "make-cluster", "make-instance",
                "make-parameter-groups", "mask", "prepare-green", "promote", "reboot-copy", "record-promotion",
                "record-stage", "remove-deployment", "restart", "restart-instance", "restart-unwell", "restart-writer",
                "restore-parameters", "restore-scaling", "retarget-proxy", "retire", "retire-database",
                "retire-instances", "rotate-password", "soak", "suspend-scaling", "switch-over", "switch-over-instance",
                "take-instance-snapshot", "take-snapshot", "upgrade-in-place", "upgrade-instance", "verify",
                "verify-instance", "verify-instance-upgrade",
            ])
        #expect(
            table.runbooks.keys.sorted() == [
                "apply-maintenance", "cleanup", "cycle", "failover", "lifecycle-modify", "lifecycle-new",
                "lifecycle-promote", "lifecycle-reboot", "lifecycle-refresh", "lifecycle-retire", "reboot",
                "remove-record", "resize", "retarget", "rollback", "storage", "upgrade",
            ])
        #expect(table.runbooks["resize"] == ResizeRunbook.self)
        #expect(table.runbooks["promote"] == nil)
    }

    /// A step of somebody else that took a name which is taken.
    private struct OtherSoak: StepKind {
        static let kind: KindName = "soak"
        var words: StepWords { StepWords(short: "Wait", underWay: "Waiting", finished: "Waited") }
        func assess(in context: StepContext) -> Assessment { .satisfied }
    }

    private func doubled(_ families: [Family]) -> KindName? {
        do throws(KindTable.Doubled) {
            _ = try KindTable(families)
            return nil
        } catch {
            return error.kind
        }
    }

    @Test func `two kinds of one name make no table, whether of one family or of two`() {
        #expect(doubled(Family.all) == nil)
        #expect(doubled(Family.all + [Family("other", steps: [OtherSoak.self])]) == "soak")
        #expect(doubled([Family("other", mutations: [FailOver.self, FailOver.self])]) == "fail-over")
        let one = Family("one", runbooks: [CycleRunbook.self])
        #expect(doubled([one, Family("other", runbooks: [CycleRunbook.self])]) == "cycle")
    }

    @Test func `a value of every kind is read as what was stored`() throws {
        let subjects = KindSamples.subjects
        for value in subjects { #expect(try decode(AnySubject.self, json(value), with: table) == value) }
        #expect(Set(subjects.map(\.kind)) == Set(table.subjects.keys))
        let mutations = KindSamples.mutations(standIn)
        for value in mutations { #expect(try decode(AnyMutation.self, json(value), with: table) == value) }
        #expect(Set(mutations.map(\.kind)) == Set(table.mutations.keys))
        let steps = KindSamples.steps(standIn)
        for value in steps { #expect(try decode(AnyStep.self, json(value), with: table) == value) }
        #expect(Set(steps.map(\.kind)) == Set(table.steps.keys))
        let runbooks = KindSamples.runbooks
        for value in runbooks { #expect(try decode(AnyRunbook.self, json(value), with: table) == value) }
        #expect(Set(runbooks.map(\.kind)) == Set(table.runbooks.keys))
    }

    @Test func `a value is stored with its kind, the version of its fields, and the fields`() throws {
        #expect(
            try json(AnyMutation.failOver("orders", to: "orders-2"))
                == #"{"kind":"fail-over","payload":{"cluster":"orders","to":"orders-2"},"version":1}"#)
    }

    @Test func `values of different kinds are not the same, nor are different values of one`() {
        #expect(AnyMutation.deleteDeployment("bgd-1") != .deleteGreen("bgd-1"))
        #expect(AnyMutation.reboot("orders-1") != .deleteStandIn("orders-1"))
        #expect(AnyStep.failOver(to: "orders-2") != .failBack(to: "orders-2"))
        #expect(AnyStep(OtherSoak()) != .soak(.zero))
        #expect(AnyRunbook.cycle(CycleRunbook()) != .maintenance(MaintenanceRunbook()))
    }

    @Test func `what is not understood is not read`() throws {
        let soak = try json(AnyStep.soak(.minutes(90)))
        #expect(obstacle(AnyStep.self, soak, with: table) == nil)
        #expect(obstacle(AnyStep.self, soak, with: nil) == "the decoder was not told which kinds there are")
        #expect(obstacle(AnyMutation.self, soak, with: table) == "there is no kind soak")
        #expect(
            obstacle(AnyStep.self, soak.replacing("\"soak\"", with: "\"polish\""), with: table)
                == "there is no kind polish")
        #expect(
            obstacle(AnyStep.self, soak.replacing("\"version\":1", with: "\"version\":2"), with: table)
                == "soak is read in version 1, not 2")
        let resize = try json(AnyRunbook.resize(ResizeRunbook(instanceClass: "db.r6g.xlarge")))
        let others = try KindTable([Family("other", runbooks: [FailoverRunbook.self])])
        #expect(obstacle(AnyRunbook.self, resize, with: others) == "there is no kind resize")
    }
}
