package import Foundation

/// The EC2 API, as far as it tells of regions.
package struct EC2Client: Sendable {
    private let send: @Sendable (AWSCall) async throws(AWSError) -> Data

    package init(client: AWSClient) {
        self.init(sending: { (call) async throws(AWSError) in try await client.send(call) })
    }

    /// A client over any means of sending a call and getting the body of its 2xx reply.
    package init(sending send: @escaping @Sendable (AWSCall) async throws(AWSError) -> Data) {
        self.send = send
    }

    /// The regions that the request selects, in no order; the API never divides them into pages.
    package func describeRegions(
        _ request: EC2.DescribeRegions = .init()
    ) async throws(AWSError) -> [EC2.Region] {
        let call = request.call
        return try QueryReply.readUnwrapped(try await send(call), to: call) { (reply) throws(MalformedReply) in
            _ = try reply.requiredElement("regionInfo")
            return try reply.structures("regionInfo")
        }
    }
}
