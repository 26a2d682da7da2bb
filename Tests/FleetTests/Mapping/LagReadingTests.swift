import AWS
import Fleet
import Foundation
import Maintenance
import Testing

struct LagReadingTests {
    private static let now = Date(timeIntervalSince1970: 1_767_621_600)

    private static func datapoint(age: Double, maximum: Double?, average: Double? = nil) -> CloudWatch.Datapoint {
        var datapoint = CloudWatch.Datapoint(timestamp: now.addingTimeInterval(-age))
        datapoint.maximum = maximum
        datapoint.average = average
        return datapoint
    }

    private static let recent: [(CloudWatch.Datapoint, Int64)] = [
        (datapoint(age: 60, maximum: 17.2, average: 3), 18), (datapoint(age: 300, maximum: 0), 0),
        (datapoint(age: 0, maximum: nil, average: 5), 5), (datapoint(age: -30, maximum: 5), 5),
    ]

    @Test(arguments: recent)
    func `the worst value of a recent minute counts, with that minute`(
        datapoint: CloudWatch.Datapoint, milliseconds: Int64
    ) {
        let minute = Timestamp(milliseconds: Int64(datapoint.timestamp.timeIntervalSince1970 * 1000))
        #expect(
            LagReading.span(datapoint, of: "a", at: Self.now)
                == .known(Datapoint(Span(milliseconds: milliseconds), of: minute)))
    }

    private static let useless: [(CloudWatch.Datapoint?, String)] = [
        (nil, "CloudWatch has no recent AuroraReplicaLag of a."),
        (datapoint(age: 301, maximum: 1), "The last AuroraReplicaLag of a is 5 min old."),
        (datapoint(age: 3600, maximum: 1), "The last AuroraReplicaLag of a is 60 min old."),
        (datapoint(age: -301, maximum: 1), "The AuroraReplicaLag of a is from the future: our clock is wrong."),
        (datapoint(age: 60, maximum: nil), "The AuroraReplicaLag of a makes no sense."),
        (datapoint(age: 60, maximum: -1), "The AuroraReplicaLag of a makes no sense."),
        (datapoint(age: 60, maximum: .nan), "The AuroraReplicaLag of a makes no sense."),
        (datapoint(age: 60, maximum: .infinity), "The AuroraReplicaLag of a makes no sense."),
    ]

    @Test(arguments: useless)
    func `what says nothing about now is unavailable`(datapoint: CloudWatch.Datapoint?, sentence: String) {
        #expect(LagReading.span(datapoint, of: "a", at: Self.now) == .unavailable(sentence))
    }

    private static let others: [(LagMetric, Double, Reading<ReplicationLag>)] = [
        (.replica, 2, .known(.time(.seconds(2)))), (.replica, 0.25, .known(.time(Span(milliseconds: 250)))),
        (.replica, -1, .known(.stopped)), (.binlog, 40, .known(.time(.seconds(40)))), (.binlog, -1, .known(.stopped)),
        (.slots, 229_000_000, .known(.volume(229_000_000))), (.slots, 0, .known(.volume(0))),
        (.slots, -1, .unavailable("The OldestReplicationSlotLag of a makes no sense.")),
        (.auroraReplica, -1, .unavailable("The AuroraReplicaLag of a makes no sense.")),
    ]

    @Test(arguments: others)
    func `each metric is read in its unit`(metric: LagMetric, value: Double, reading: Reading<ReplicationLag>) {
        let datapoint = Self.datapoint(age: 60, maximum: value)
        let minute = Timestamp(seconds: 1_767_621_540)
        #expect(
            LagReading.lag(datapoint, of: "a", metric, at: Self.now) == reading.map { Datapoint($0, of: minute) })
    }

    @Test func `a reader that does not replicate has no lag`() {
        let datapoint = Self.datapoint(age: 60, maximum: -1)
        #expect(
            LagReading.span(datapoint, of: "a", .replica, at: Self.now)
                == .unavailable("a does not replicate now, says its ReplicaLag."))
    }

    @Test(
        arguments: [
            ("aurora-postgresql", LagMetric.auroraReplica), ("aurora-mysql", .auroraReplica), ("mysql", .replica),
            ("postgres", .replica),
        ])
    func `readers of Aurora and of Multi-AZ DB clusters have metrics of their own`(engine: String, metric: LagMetric) {
        #expect(LagMetric(engine: engine) == metric)
    }
}
