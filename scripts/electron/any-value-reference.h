// Included before better-sqlite3's source where Electron's Node-API is older than version 10, which keeps strong references to objects and
// functions only: a reference to a string, or to any value, holds a one-element array with the value in it.
#pragma once
#include <napi.h>

namespace Napi {

template <typename T>
class BoxedReference {
 public:
  static Reference<T> New(const T& value, uint32_t refcount = 0) {
    Reference<T> reference;
    reference.Reset(value, refcount);
    return reference;
  }
  bool IsEmpty() const { return box_.IsEmpty(); }
  T Value() const { return box_.IsEmpty() ? T() : box_.Value().Get(uint32_t{0}).template As<T>(); }
  void Reset() { box_.Reset(); }
  void Reset(const T& value, uint32_t refcount = 0) {
    if (value.IsEmpty()) return box_.Reset();
    Array box = Array::New(value.Env(), 1);
    box.Set(uint32_t{0}, value);
    box_.Reset(box, refcount);
  }

 private:
  Reference<Array> box_;
};

template <>
class Reference<String> : public BoxedReference<String> {};
template <>
class Reference<Value> : public BoxedReference<Value> {};

}  // namespace Napi
