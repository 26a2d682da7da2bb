import AWS
import Foundation
import Synchronization

/// Answers every call with one more page and a marker that was never there before.
final class EndlessPages: Sendable {
    private let served = Mutex(0)

    var count: Int { served.withLock { $0 } }

    var rds: RDSClient {
        RDSClient(sending: { (call) async throws(AWSError) in
            let page = self.served.withLock { served in
                served += 1
                return served
            }
            return Data(
                """
                <DescribeEventsResponse><DescribeEventsResult><Marker>\(page)</Marker><Events/></DescribeEventsResult>
                </DescribeEventsResponse>
                """.utf8)
        })
    }
}
