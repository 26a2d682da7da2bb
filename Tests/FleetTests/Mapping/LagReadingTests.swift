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
    func `the worst value of a recent minute counts`(datapoint: CloudWatch.Datapoint, milliseconds: Int64) {
        #expect(LagReading.read(datapoint, of: "a", at: Self.now) == .known(Span(milliseconds: milliseconds)))
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
        #expect(LagReading.read(datapoint, of: "a", at: Self.now) == .unavailable(sentence))
    }
}
