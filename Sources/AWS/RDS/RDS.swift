/// The requests and reply shapes of the RDS API 2014-10-31, named after it; elements that nothing here reads are left out.
///
/// Optional means that AWS may leave the element out. What is required is in every reply of the field: without it no
/// decision about the resource would be sound, and the reply is refused.
package enum RDS {}
