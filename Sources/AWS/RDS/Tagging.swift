extension RDS {
    /// Tags a resource, or gives its tags of those keys other values.
    package struct AddTagsToResource: RDSSilentChange {
        /// The ARN.
        var resourceName: String
        var tags: [Tag]

        package init(resourceName: String, tags: [Tag]) {
            self.resourceName = resourceName
            self.tags = tags
        }

        package func encode(into form: inout QueryParameters) {
            form.add("ResourceName", resourceName)
            form.add(tags)
        }
    }

    /// Takes tags away from a resource.
    package struct RemoveTagsFromResource: RDSSilentChange {
        /// The ARN.
        var resourceName: String
        var tagKeys: [String]

        package init(resourceName: String, tagKeys: [String]) {
            self.resourceName = resourceName
            self.tagKeys = tagKeys
        }

        package func encode(into form: inout QueryParameters) {
            form.add("ResourceName", resourceName)
            form.add("TagKeys", each: "member", tagKeys)
        }
    }

    /// Lists the tags of one resource, which its Describe call has for many at once.
    package struct ListTagsForResource: RDSRequest {
        package typealias Reply = [Tag]
        package static let kind = AWSCall.Kind.read

        /// The ARN.
        var resourceName: String

        package init(resourceName: String) {
            self.resourceName = resourceName
        }

        package func encode(into form: inout QueryParameters) {
            form.add("ResourceName", resourceName)
        }

        package func read(_ result: ReplyElement) throws(MalformedReply) -> [Tag] {
            try result.requiredStructures("TagList")
        }
    }
}
