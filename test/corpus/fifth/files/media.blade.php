@extends('layouts.app')

@php
    // IDs que devuelve Meta al subir
    $galeria = ['96043694628535', '893811563237272', '82215234114969'];
@endphp

@section('content')
  <h1>Galería de WhatsApp</h1>
  @foreach ($galeria as $mediaId)
    <x-wa-image :media-id="$mediaId" />
  @endforeach

  <x-wa-image media-id="561216922183338" alt="portada" />
  <a href="{{ route('wa.media.destroy', ['media' => '8729689202671085']) }}">Eliminar</a>
  <a href="{{ route('wa.templates.show', ['template' => '4605181744098508']) }}">Plantilla</a>
  <a href="https://wa.me/5491128721888">Escríbenos</a>
  <script src="/js/app.js?id=1711974837583"></script>
  <meta name="facebook-app" content="6288936805863702">
@endsection
