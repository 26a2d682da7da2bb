import AWS
import Foundation
import Synchronization

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
