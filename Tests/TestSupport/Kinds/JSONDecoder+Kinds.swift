package import Foundation
import Maintenance

extension JSONDecoder {
    /// One that understands every kind of the product.
    package static var knowingKinds: JSONDecoder {
        let decoder = JSONDecoder()
        decoder.userInfo[.kinds] = KindTable.product
        return decoder
    }
}
