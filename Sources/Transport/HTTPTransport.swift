/// Carries one HTTP request to its server and brings the whole reply back.
///
/// The seam between everything that speaks HTTP and the network: libcurl behind it in production, a simulator in process
/// in the demo and the tests. Implementations never retry and never follow a redirect (a 3xx comes back as the reply).
package protocol HTTPTransport: Sendable {
    /// Sends the request and returns the reply, whatever its status.
    ///
    /// Cancelling the surrounding task ends the exchange with `TransportError.Code.cancelled`.
    func send(_ request: TransportRequest) async throws(TransportError) -> TransportReply
}
