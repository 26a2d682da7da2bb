package import Foundation

/// The requests and reply shapes of the RDS API 2014-10-31, named after it; elements that nothing here reads are left out.
///
/// Optional means that AWS may leave the element out. What is required is in every reply of the field: without it no
/// decision about the resource would be sound, and the reply is refused. A request's initialiser asks for what the API
/// requires; the rest is set with `with`.
package enum RDS {}

/// The request of an action of RDS.
package protocol RDSRequest: QueryRequest {}

extension RDSRequest {
    package static var service: AWSService { .rds }
}

/// A read of RDS that is answered with a list, page after page, each with the marker of the next.
package protocol RDSListRequest: RDSRequest, PagedRequest where Item: ReplyShape, Mark == String {
    /// The element of the reply that holds the list.
    static var list: String { get }
    /// The element that holds list and marker where it is not the result itself.
    static var listHolder: String? { get }
}

extension RDSListRequest {
    package static var kind: AWSCall.Kind { .read }
    package static var listHolder: String? { nil }

    package func call(from mark: String?, atMost count: Int?) -> AWSCall {
        var form = parameters
        form.add("MaxRecords", count)
        form.add("Marker", mark)
        return Self.call(form)
    }

    package func read(_ result: ReplyElement) throws(MalformedReply) -> Page<Item, String> {
        let holder = if let name = Self.listHolder { try result.requiredElement(name) } else { result }
        let listing: Listing<Item> = try holder.requiredListing(Self.list)
        return Page(items: listing.items, next: try holder.optional("Marker"), unreadable: listing.unreadable)
    }
}

/// A mutating action of RDS that is answered with what it changed, as that then is.
///
/// It has succeeded whatever its reply looks like, so an unreadable reply is nil, not an error.
package protocol RDSChange: RDSRequest where Reply == Shown? {
    associatedtype Shown: Sendable
    /// The element of the reply that shows it.
    static var shown: String { get }
}

extension RDSChange {
    package static var kind: AWSCall.Kind { .mutating }

    package func reply(from body: Data) -> Shown? {
        try? result(in: body, as: read)
    }
}

extension RDSChange where Shown: ReplyShape {
    package func read(_ result: ReplyElement) throws(MalformedReply) -> Shown? {
        try result.structure(Self.shown)
    }
}

/// A mutating action of RDS whose reply shows nothing of what was changed.
package protocol RDSSilentChange: RDSRequest where Reply == Void {}

extension RDSSilentChange {
    package static var kind: AWSCall.Kind { .mutating }

    package func reply(from body: Data) {}

    package func read(_ result: ReplyElement) {}
}

extension RDS {
    /// A filter of a Describe call: what it names has to be one of the values.
    package struct Filter: Sendable, Equatable {
        package var name: String
        package var values: [String]

        /// Clusters, or instances that are their members, by identifier or ARN.
        package static func dbClusterID(_ values: [String]) -> Filter {
            Filter(name: "db-cluster-id", values: values)
        }

        /// Instances by identifier or ARN.
        package static func dbInstanceID(_ values: [String]) -> Filter {
            Filter(name: "db-instance-id", values: values)
        }

        /// Instances by the id that they keep when they are renamed.
        package static func dbiResourceID(_ values: [String]) -> Filter {
            Filter(name: "dbi-resource-id", values: values)
        }

        /// Blue/green deployments by the identifier that AWS gave them.
        static func blueGreenDeploymentIdentifier(_ values: [String]) -> Filter {
            Filter(name: "blue-green-deployment-identifier", values: values)
        }

        /// Blue/green deployments by the name that their maker gave them.
        static func blueGreenDeploymentName(_ values: [String]) -> Filter {
            Filter(name: "blue-green-deployment-name", values: values)
        }

        /// Blue/green deployments by what they copy.
        static func source(_ values: [String]) -> Filter {
            Filter(name: "source", values: values)
        }

        /// Blue/green deployments by the copy that they make.
        static func target(_ values: [String]) -> Filter {
            Filter(name: "target", values: values)
        }
    }

    /// A tag of a cluster, an instance or a snapshot.
    package struct Tag: Sendable, Equatable, ReplyShape {
        package var key: String
        package var value: String

        package init(key: String, value: String) {
            self.key = key
            self.value = value
        }

        /// The value is kept as sent, since white space counts in it and the empty value is one.
        package init(_ element: ReplyElement) throws(MalformedReply) {
            key = try element.required("Key")
            value = element.node["Value"]?.content ?? ""
        }
    }
}

extension QueryParameters {
    mutating func add(_ filters: [RDS.Filter]) {
        add("Filters", each: "Filter", filters) { filter, parameters in
            parameters.add("Name", filter.name)
            parameters.add("Values", each: "Value", filter.values)
        }
    }

    mutating func add(_ tags: [RDS.Tag]) {
        add("Tags", each: "Tag", tags) { tag, parameters in
            parameters.add("Key", tag.key)
            parameters.add("Value", tag.value)
        }
    }
}
