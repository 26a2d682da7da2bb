@testable import AWS
import Foundation
import Synchronization
import Testing

struct PagingTests {
    private static func page(_ sources: [String], marker: String?) -> Result<String, AWSError> {
        let events = sources.map {
            "<Event><SourceIdentifier>\($0)</SourceIdentifier><Date>2026-03-01T00:00:00Z</Date></Event>"
        }
        let next = marker.map { "<Marker>\($0)</Marker>" } ?? ""
        return .success(
            "<DescribeEventsResponse><DescribeEventsResult>\(next)<Events>\(events.joined())</Events>"
                + "</DescribeEventsResult></DescribeEventsResponse>")
    }

    @Test func `every page is read, with the same request and the marker of the page before`() async throws {
        let aws = ScriptedAWS(
            Self.page(["a", "b"], marker: "first/+="), Self.page(["c"], marker: "second"), Self.page(["d"], marker: nil)
        )
        let events = try await aws.list(RDS.DescribeEvents().with { $0.sourceType = "db-cluster" })
        #expect(events.map(\.sourceIdentifier) == ["a", "b", "c", "d"])
        #expect(
            aws.calls.map(\.lines) == [
                ["SourceType=db-cluster"], ["SourceType=db-cluster", "Marker=first/+="],
                ["SourceType=db-cluster", "Marker=second"],
            ])
    }

    @Test func `an empty page with a marker is not the end`() async throws {
        let aws = ScriptedAWS(
            Self.page([], marker: "1"), Self.page([], marker: "2"), Self.page(["a"], marker: ""))
        #expect(try await aws.list(RDS.DescribeEvents()).map(\.sourceIdentifier) == ["a"])
        #expect(aws.calls.count == 3)
    }

    @Test func `a marker that does not move is refused at once`() async throws {
        let aws = ScriptedAWS(Self.page(["a"], marker: "again"))
        await #expect {
            try await aws.list(RDS.DescribeEvents())
        } throws: { error in
            (error as? AWSError)?.code == "malformedReply"
        }
        #expect(aws.calls.count == 2)
    }

    @Test func `markers that go round in a circle are refused`() async throws {
        let aws = ScriptedAWS(
            Self.page(["a"], marker: "1"), Self.page(["b"], marker: "2"), Self.page(["c"], marker: "1"))
        await #expect {
            try await aws.list(RDS.DescribeEvents())
        } throws: { error in
            (error as? AWSError)?.code == "malformedReply"
        }
        #expect(aws.calls.count == 3)
    }

    @Test func `a list without end is given up`() async throws {
        let endless = EndlessPages()
        await #expect {
            try await endless.list(RDS.DescribeEvents())
        } throws: { error in
            (error as? AWSError)?.code == "tooManyPages" && (error as? AWSError)?.outcome == .permanent
        }
        #expect(endless.count == Paging.maximumPages)
    }

    @Test func `a page that fails fails the list`() async throws {
        let throttled = AWSError(
            code: "Throttling", message: "Rate exceeded", status: 400, outcome: .transient(retryAfter: nil))
        let aws = ScriptedAWS(Self.page(["a"], marker: "1"), .failure(throttled))
        await #expect(throws: throttled) { try await aws.list(RDS.DescribeEvents()) }
    }
}

/// Answers every call with one more page and a marker that was never there before.
final class EndlessPages: AWSSender {
    private let served = Mutex(0)

    var count: Int { served.withLock { $0 } }

    func send(_ call: AWSCall) async throws(AWSError) -> Data {
        let page = served.withLock { served in
            served += 1
            return served
        }
        return Data(
            """
            <DescribeEventsResponse><DescribeEventsResult><Marker>\(page)</Marker><Events/></DescribeEventsResult>
            </DescribeEventsResponse>
            """.utf8)
    }
}
