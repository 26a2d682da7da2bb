import Foundation
import Maintenance
import Testing

/// Identifiers are strings to the journal and kinds to the compiler; what may stand in one is judged where it comes in.
@Suite struct IdentifierTests {
    @Test func `an identifier is stored as its text, also as a key`() throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        let map: [InstanceID: InstanceClass] = ["orders-2": "db.r6g.large", "orders-1": "db.serverless"]
        let stored = try encoder.encode(map)
        #expect(String(decoding: stored, as: UTF8.self) == #"{"orders-1":"db.serverless","orders-2":"db.r6g.large"}"#)
        #expect(try JSONDecoder().decode([InstanceID: InstanceClass].self, from: stored) == map)
    }

    @Test func `identifiers are ordered by their text and read as it`() {
        let people: [PersonID] = ["U2", "U10", "U1"]
        #expect(people.sorted() == ["U1", "U10", "U2"])
        #expect("\(OperationID("k3f9"))" == "k3f9")
    }

    @Test func `a gate is named after operation, step and ask`() {
        #expect(GateID(operation: "k3f9", step: "fail-over", ask: 2).text == "k3f9/fail-over/2")
    }

    @Test func `targets are told apart by account, region and cluster, and ordered so`() {
        func target(_ account: String, _ region: String, _ cluster: ClusterID) -> Target {
            Target(place: Place(account: account, region: region), cluster: cluster)
        }
        let sorted = [
            target("1", "eu-west-1", "orders"), target("1", "us-east-1", "carts"), target("1", "us-east-1", "orders"),
            target("2", "eu-west-1", "a"),
        ]
        #expect(sorted.reversed().sorted() == sorted && Set(sorted).count == 4)
    }

    static let statuses: [(Status, Status.Meaning)] = [
        ("available", .available), ("stopped", .stopped), ("failed", .broken), ("storage-full", .broken),
        ("insufficient-capacity", .broken), ("incompatible-parameters", .broken), ("incompatible-network", .broken),
        ("inaccessible-encryption-credentials", .broken),
        ("inaccessible-encryption-credentials-recoverable", .broken), ("modifying", .transitional),
        ("storage-optimization", .available), ("Available", .transitional), ("available ", .transitional),
        ("", .transitional), ("a-word-of-next-year", .transitional),
    ]

    @Test(arguments: statuses) func `a status is available only by the very words for it`(
        status: Status, meaning: Status.Meaning
    ) {
        #expect(status.meaning == meaning)
        #expect(status.isAvailable == (meaning == .available) && status.isBroken == (meaning == .broken))
    }
}
