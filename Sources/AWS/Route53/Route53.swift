package import HTTPTypes

/// The requests and reply shapes of the Route 53 API 2013-04-01, named after it; elements that nothing here reads are
/// left out.
///
/// Ids are without the path that replies put before them (`/hostedzone/`, `/change/`); for names see `RecordName`.
package enum Route53 {
    /// What follows the path in an id as replies write it.
    static func id(_ written: String) -> String {
        written.split(separator: "/").last.map(String.init) ?? written
    }
}

/// The request of an action of Route 53.
package protocol Route53Request: RESTXMLRequest {
    /// The segments of the path after the version.
    var resource: [String] { get }
}

extension Route53Request {
    package static var service: AWSService { .route53 }
    package static var namespace: String { "https://route53.amazonaws.com/doc/2013-04-01/" }
    package static var method: HTTPRequest.Method { .get }
    package var path: [String] { [Self.service.apiVersion] + resource }
}

/// What has a name in DNS.
package protocol Route53Named: ReplyShape {
    var name: String { get }
}

/// A read of Route 53 that is answered with a list, page after page, in the order of names from the last label.
package protocol Route53ListRequest: Route53Request, PagedRequest where Item: Route53Named {
    /// The element of the reply that holds the list.
    static var list: String { get }
    /// The only name to list, which then is where the list begins and ends.
    var onlyName: String? { get }
    /// Adds where the page begins (nil: the first).
    func encode(_ mark: Mark?, into query: inout QueryParameters)
    /// Where the page after this reply begins, with the name of what it begins with where the reply says it.
    func next(in root: ReplyElement) throws(MalformedReply) -> (mark: Mark, name: String?)
}

extension Route53ListRequest {
    package static var kind: AWSCall.Kind { .read }
    package var onlyName: String? { nil }
    package var query: [(name: String, value: String)] { query(from: nil, atMost: nil) }

    package func call(from mark: Mark?, atMost count: Int?) -> AWSCall {
        call(query(from: mark, atMost: count))
    }

    private func query(from mark: Mark?, atMost count: Int?) -> [(name: String, value: String)] {
        var query = QueryParameters()
        encode(mark, into: &query)
        query.add("maxitems", count)
        return query.pairs
    }

    package func read(_ root: ReplyElement) throws(MalformedReply) -> Page<Item, Mark> {
        var listing: Listing<Item> = try root.requiredListing(Self.list)
        listing.items.removeAll { !isWanted($0.name) }
        listing.unreadable.removeAll { !isWanted($0["Name"]) }
        var next: Mark?
        if try root.required("IsTruncated") {
            let following = try self.next(in: root)
            next = isWanted(following.name) ? following.mark : nil
        }
        return Page(items: listing.items, next: next, unreadable: listing.unreadable)
    }

    /// What has no name may be what is looked for.
    private func isWanted(_ name: String?) -> Bool {
        guard let onlyName, let name else { return true }
        return Route53.RecordName(name) == Route53.RecordName(onlyName)
    }
}

extension XMLNode {
    /// An element with a scalar, unless that is nil.
    static func scalar(_ name: String, _ value: (some WireValue)?) -> XMLNode? {
        value.map { XMLNode(name: name, content: $0.wire) }
    }
}
